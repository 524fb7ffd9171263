/// Who mentors whom in a community (M7): there is one record for each mentor, mentee and community,
/// for ever, and each of its periods stays with its dates, its purpose and the way it ended.
///
/// A person does not mentor themselves, and a period begins only when the one before it is over.
/// Nothing here knows who anybody is, nor what was said: people are ids, and what a period was
/// about is a focus area or a topic.
package org.copractice.membership.mentoring;
