/// The services as processes of their own: started, waited for, watched, and stopped.
package org.copractice.local.process;
