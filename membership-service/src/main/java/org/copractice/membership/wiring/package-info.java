/// Where the service is put together: the stored names of events, read models, publications, and
/// the policy that says who may call what. The only package that knows all capabilities; it decides
/// nothing else.
package org.copractice.membership.wiring;
