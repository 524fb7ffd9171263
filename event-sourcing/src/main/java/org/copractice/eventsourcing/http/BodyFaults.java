package org.copractice.eventsourcing.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.http.Problem.Fault;

/// Where in a body a value is wrong, as a JSON pointer, and what would be right.
final class BodyFaults {

    private BodyFaults() {}

    static List<Fault> of(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(BodyFaults::fault)
                .sorted(Comparator.comparing(Fault::toString))
                .toList();
    }

    static Fault of(JsonMappingException e) {
        var pointer =
                e.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? Integer.toString(step.getIndex())
                                        : step.getFieldName())
                        .map(BodyFaults::token)
                        .collect(Collectors.joining());
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    Fault.at(
                            pointer,
                            "unknown",
                            "Unknown field. Known: %s."
                                    .formatted(
                                            unknown.getKnownPropertyIds().stream()
                                                    .map(Object::toString)
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))));
            case InvalidFormatException wrong ->
                    Fault.at(pointer, "invalid", "Not %s.".formatted(kind(wrong.getTargetType())));
            case MismatchedInputException wrong when wrong.getTargetType() != null ->
                    Fault.at(pointer, "invalid", "Not %s.".formatted(kind(wrong.getTargetType())));
            case JsonMappingException _ when e.getCause() instanceof StreamConstraintsException ->
                    endless(pointer);
            default -> Fault.at(pointer, "invalid", "Not a valid value.");
        };
    }

    /// What is JSON and goes on for longer than anything is read.
    static Fault endless(String pointer) {
        return Fault.at(
                pointer,
                "invalid",
                "Nested deeper than %d levels, or with an endless name or number."
                        .formatted(StrictJson.DEEPEST));
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PROPERTY
                    || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.getIndex() != null) {
                    pointer.append('/').append(node.getIndex());
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    pointer.append(token(node.getName()));
                }
            }
        }
        var code =
                violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName()
                        .toLowerCase(Locale.ROOT);
        return Fault.at(
                pointer.toString(),
                code.startsWith("not") ? "missing" : "invalid",
                violation.getMessage());
    }

    private static String token(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String kind(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "a calendar date like 2026-07-01";
            case "UUID" -> "a UUID";
            case "String" -> "a string";
            case "Integer", "int" -> "a whole number";
            case "Boolean", "boolean" -> "true or false";
            case "List" -> "an array";
            default -> type.isEnum() ? "one of the known values" : "an object of the expected form";
        };
    }
}
