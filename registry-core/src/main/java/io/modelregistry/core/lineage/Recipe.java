package io.modelregistry.core.lineage;

import io.modelregistry.core.text.Markdown;
import io.modelregistry.core.text.Plain;
import io.modelregistry.lineage.Reproduction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Steps to follow: facts as lines, commands as blocks. */
record Recipe(String reference, String intent, List<Step> steps, List<String> missing) implements Reproduction {

    Recipe {
        steps = List.copyOf(steps);
        missing = List.copyOf(missing);
    }

    @Override
    public String toMarkdown() {
        return "# " + Markdown.escaped(intent) + "\n"
                + sections(Step::markdown)
                + (missing.isEmpty() ? "" : "\n## What is missing\n\n" + lines(missing, "* ", Markdown::escaped));
    }

    @Override
    public String toString() {
        return intent + "\n" + sections(Step::text)
                + (missing.isEmpty() ? "" : "\nWhat is missing\n" + lines(missing, "  ", line -> line));
    }

    private String sections(Function<Step, String> form) {
        return steps.stream().map(form).collect(Collectors.joining());
    }

    private static String lines(List<String> lines, String prefix, Function<String, String> form) {
        return lines.stream()
                .map(line -> prefix + form.apply(Plain.line(line)) + "\n")
                .collect(Collectors.joining());
    }

    /**
     * One step.
     *
     * @param title its name
     * @param facts what is to be known
     * @param commands what is to be typed, with recorded text quoted
     */
    record Step(String title, List<String> facts, List<String> commands) {

        Step {
            facts = List.copyOf(facts);
            commands = commands.stream().map(Plain::line).toList();
        }

        String markdown() {
            String fence = fence();
            String block =
                    commands.isEmpty() ? "" : "\n" + fence + "\n" + lines(commands, "", line -> line) + fence + "\n";
            return "\n## " + title + "\n\n" + lines(facts, "* ", Markdown::escaped) + block;
        }

        /** Longer than anything in the commands that could close it. */
        private String fence() {
            String fence = "```";
            while (String.join("\n", commands).contains(fence)) {
                fence += "`";
            }
            return fence;
        }

        String text() {
            return "\n" + title + "\n" + lines(facts, "  ", line -> line) + lines(commands, "    ", line -> line);
        }
    }

    /** Collects steps. Not safe for several threads. */
    static final class Draft {

        private final List<Step> steps = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();

        void step(String title, List<String> facts, List<String> commands) {
            if (!facts.isEmpty() || !commands.isEmpty()) {
                steps.add(new Step(title, facts, commands));
            }
        }

        void missing(String sentence) {
            missing.add(sentence);
        }

        Recipe finish(String reference, String intent) {
            return new Recipe(reference, intent, steps, missing);
        }
    }
}
