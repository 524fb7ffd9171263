/// Files of rows that come in and go out: CSV as spreadsheets write it, what is wrong with one, and
/// the two passes of an import, of which the first writes nothing.
///
/// Nothing here knows what a row is about.
package org.copractice.membership.csv;
