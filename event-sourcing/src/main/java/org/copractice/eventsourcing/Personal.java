package org.copractice.eventsourcing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component of an event that says something of a person. It is stored encrypted with a key
/// of that stream, and is null for ever once the key is destroyed: rules and views must cope with
/// that, wherever such an event is folded.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {

    /// False for what serves the rules alone and is shown to nobody, not even in a record's
    /// history.
    boolean shown() default true;
}
