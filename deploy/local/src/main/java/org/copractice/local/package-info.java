/// Copractice on one machine: the engines in this JVM, the services as processes of their own, the
/// sample network loaded through the public API.
///
/// It is for developing, showing and measuring. Nothing here is needed in production, and no
/// service knows that it exists: all it does to one is to set its environment.
package org.copractice.local;
