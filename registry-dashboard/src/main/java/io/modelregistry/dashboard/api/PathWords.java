package io.modelregistry.dashboard.api;

import java.util.Map;

/** What stands in a path for each free segment. */
final class PathWords {
    private static final Map<String, String> WORDS = Map.of(
            "model", "the model's name, with ~ in place of each /",
            "version",
                    "a number, semantic version or range, or @ and a stage, latest or digest: 7, 3.1.2, ^3.1, @production",
            "stage", "the stage's name");

    private PathWords() {}

    static String of(String name) {
        return WORDS.getOrDefault(name, name);
    }
}
