package org.copractice.membership.person.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// One of the codes of an enumeration, as outsiders write them. Null is valid.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Constraint(validatedBy = Code.Validator.class)
@interface Code {

    Class<? extends Enum<?>> value();

    String message() default "Not one of the known codes.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<Code, String> {

        private Set<String> codes;

        @Override
        public void initialize(Code constraint) {
            codes =
                    Arrays.stream(constraint.value().getEnumConstants())
                            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.toSet());
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || codes.contains(text);
        }
    }
}
