package org.copractice.local;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What was asked for on the command line. The script `run` explains them.
enum Options {
    FRESH("--fresh"),
    NO_SAMPLE("--no-sample"),
    ENGINES_ONLY("--engines-only"),
    KEYCLOAK("--keycloak"),
    /// Not for people: a run on the side after a build, from which later starts learn to be quick.
    TRAIN("--train");

    private final String name;

    Options(String name) {
        this.name = name;
    }

    static Set<Options> of(List<String> arguments) {
        var options = EnumSet.noneOf(Options.class);
        for (var argument : arguments) {
            options.add(named(argument));
        }
        return options;
    }

    private static Options named(String argument) {
        for (var option : values()) {
            if (option.name.equals(argument)) {
                return option;
            }
        }
        throw new Unstartable("No such option: " + argument);
    }
}
