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
import java.time.LocalDate;

/// A day that people can mean. Java counts years from -999999999 to +999999999 and PostgreSQL does
/// not, so a day that goes into a column must be checked first. Null is valid.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Constraint(validatedBy = Day.Validator.class)
public @interface Day {

    String message() default "A day of the years 1900 to 2999.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<Day, LocalDate> {

        private static final int FIRST_YEAR = 1900;
        private static final int LAST_YEAR = 2999;

        @Override
        public boolean isValid(LocalDate day, ConstraintValidatorContext context) {
            return day == null || canBeMeant(day);
        }

        static boolean canBeMeant(LocalDate day) {
            return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
        }
    }
}
