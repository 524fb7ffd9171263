/// A region: one of the groups of counties that the county superintendents work in. Reference data
/// (M1): regions are added and renamed by whoever keeps the network's data, without a release.
///
/// A region does not know its counties; each county says where it lies.
package org.copractice.membership.region;
