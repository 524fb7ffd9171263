package org.copractice.eventsourcing.http;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Text for people in any script, emoji included: something visible in it, at most `max` code
/// points, no control characters but the line break where `lines` allows it, no half surrogate
/// pairs. Null is valid.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Constraint(validatedBy = Text.Validator.class)
public @interface Text {

    int max() default 200;

    boolean lines() default false;

    String message() default
            "Visible text of at most {max} characters, without control characters.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<Text, String> {

        /// Letters and symbols by their type, and yet nothing to see: Hangul fillers, empty
        /// Braille.
        private static final String BLANKS = "\u115f\u1160\u3164\uffa0\u2800";

        private int max;
        private boolean lines;

        @Override
        public void initialize(Text constraint) {
            max = constraint.max();
            lines = constraint.lines();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null
                    || (text.codePointCount(0, text.length()) <= max
                            && text.codePoints().allMatch(this::isAllowed)
                            && text.codePoints().anyMatch(Validator::isVisible));
        }

        private boolean isAllowed(int c) {
            return switch (Character.getType(c)) {
                case Character.CONTROL -> lines && (c == '\n' || c == '\r' || c == '\t');
                case Character.SURROGATE -> false;
                // assigned by a later Unicode, such as this year's emoji, is allowed
                case Character.UNASSIGNED -> !isNoCharacter(c);
                default -> true;
            };
        }

        /// 66 code points that Unicode will never assign.
        private static boolean isNoCharacter(int c) {
            return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        }

        private static boolean isVisible(int c) {
            return switch (Character.getType(c)) {
                case Character.OTHER_LETTER, Character.OTHER_SYMBOL -> BLANKS.indexOf(c) < 0;
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.NON_SPACING_MARK,
                        Character.ENCLOSING_MARK,
                        Character.SPACE_SEPARATOR,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                        false;
                default -> true;
            };
        }
    }
}
