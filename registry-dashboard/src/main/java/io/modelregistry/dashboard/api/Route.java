package io.modelregistry.dashboard.api;

import io.modelregistry.dashboard.http.Response;
import io.modelregistry.dashboard.security.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of the table: what is asked for how, by whom, and what answers.
 *
 * @param method {@code GET} or {@code POST}
 * @param template the path, with {@code {name}} where a segment is free
 * @param permission what it needs
 * @param summary what it does, in one line
 * @param parameters what it takes from the URL; any other query parameter is refused
 * @param body what it takes from the body
 * @param answer what it answers with
 * @param action answers
 */
record Route(
        String method,
        String template,
        Permission permission,
        String summary,
        List<Parameter> parameters,
        Optional<Class<? extends Record>> body,
        Answer answer,
        Action action) {

    /** Answers a request that was matched and allowed. */
    @FunctionalInterface
    interface Action {
        Response answer(Exchange exchange);
    }

    /** A route that only reads. */
    static Draft get(String template, String summary) {
        return new Draft("GET", template, Permission.READ, summary);
    }

    /** A route that does more than read. */
    static Draft post(String template, Permission permission, String summary) {
        return new Draft("POST", template, permission, summary);
    }

    /** Collects what a route is. For one thread. */
    static final class Draft {
        private final String method;
        private final String template;
        private final String summary;
        private final List<Parameter> parameters = new ArrayList<>();
        private Permission permission;
        private Optional<Class<? extends Record>> body = Optional.empty();
        private Answer answer = new Answer(Answer.Form.ONE, Object.class);

        private Draft(String method, String template, Permission permission, String summary) {
            this.method = method;
            this.template = template;
            this.permission = permission;
            this.summary = summary;
            for (String segment : template.split("/", -1)) {
                if (segment.startsWith("{")) {
                    String name = segment.substring(1, segment.length() - 1);
                    parameters.add(new Parameter(name, Parameter.Place.PATH, PathWords.of(name)));
                }
            }
        }

        Draft open() {
            permission = Permission.NONE;
            return this;
        }

        Draft needs(String name, String text) {
            return parameter(name, Parameter.Place.QUERY, text);
        }

        Draft takes(String name, String text) {
            return parameter(name, Parameter.Place.OPTIONAL_QUERY, text);
        }

        Draft repeats(String name, String text) {
            return parameter(name, Parameter.Place.REPEATED_QUERY, text);
        }

        private Draft parameter(String name, Parameter.Place place, String text) {
            parameters.add(new Parameter(name, place, text));
            return this;
        }

        Draft body(Class<? extends Record> type) {
            body = Optional.of(type);
            return this;
        }

        Draft answers(Class<?> type) {
            return answers(Answer.Form.ONE, type);
        }

        /** Pages of what there are many of. */
        Draft pages(Class<?> type) {
            takes("size", "how many, from 1 to 1000; otherwise 50");
            takes("page", "the token of the page before");
            return answers(Answer.Form.PAGE, type);
        }

        Draft answers(Answer.Form form, Class<?> type) {
            answer = new Answer(form, type);
            return this;
        }

        Route by(Action action) {
            return new Route(method, template, permission, summary, List.copyOf(parameters), body, answer, action);
        }
    }
}
