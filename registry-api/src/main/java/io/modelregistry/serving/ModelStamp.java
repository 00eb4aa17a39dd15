package io.modelregistry.serving;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageName;
import io.modelregistry.error.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Ties an answer to the version that gave it. Its text is ASCII, at most {@value #MAX_LENGTH} characters, and fits an HTTP
 * header or a log line: {@code modelregistry-1;model=churn;number=7;digest=sha256:…;stage=production;move=12}.
 *
 * @param model whose version
 * @param number its number
 * @param digest the digest of its files
 * @param stage the stage it was served from, if it was from one
 * @param move the id of the move that had put it there
 */
public record ModelStamp(ModelName model, int number, Digest digest, Optional<StageName> stage, OptionalLong move) {

    /** What {@link #putInMdc()} uses. */
    public static final String MDC_KEY = "model-stamp";

    private static final int MAX_LENGTH = 511;
    private static final String FORMAT = "modelregistry-1";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern MOVE = Pattern.compile("[1-9][0-9]{0,17}");

    /** Checks that a stage comes with a move, and a move with a stage. */
    public ModelStamp {
        if (number < 1) {
            throw InvalidInputException.of("version number", Integer.toString(number), "a whole number from 1");
        }
        if (stage.isPresent() != move.isPresent()) {
            throw InvalidInputException.of("stamp", stage + " " + move, "a stage and its move, or neither");
        }
    }

    /** The stamp of a version as it was resolved. */
    public static ModelStamp of(ResolvedVersion version) {
        return new ModelStamp(version.model(), version.number(), version.digest(), version.stage(), version.move());
    }

    /** Reads the text of a stamp. */
    public static ModelStamp parse(String text) {
        Map<String, String> fields = fields(text);
        String stage = fields.remove("stage");
        String move = fields.remove("move");
        ModelStamp stamp = new ModelStamp(
                new ModelName(take(text, fields, "model")),
                Integer.parseInt(matching(text, take(text, fields, "number"), NUMBER)),
                Digest.parse(take(text, fields, "digest")),
                Optional.ofNullable(stage).map(StageName::new),
                move == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(matching(text, move, MOVE))));
        if (!fields.isEmpty()) {
            throw malformed(text);
        }
        return stamp;
    }

    private static Map<String, String> fields(String text) {
        String[] parts = text.length() > MAX_LENGTH ? new String[0] : text.split(";", -1);
        if (parts.length == 0 || !parts[0].equals(FORMAT)) {
            throw malformed(text);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 0 || fields.put(parts[i].substring(0, equals), parts[i].substring(equals + 1)) != null) {
                throw malformed(text);
            }
        }
        return fields;
    }

    private static String take(String text, Map<String, String> fields, String name) {
        String value = fields.remove(name);
        if (value == null) {
            throw malformed(text);
        }
        return value;
    }

    private static String matching(String text, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw malformed(text);
        }
        return value;
    }

    private static InvalidInputException malformed(String text) {
        return InvalidInputException.of(
                "stamp", text, FORMAT + ";model=…;number=…;digest=sha256:…, with ;stage=…;move=… for a stage");
    }

    /** The reference that will always mean this version: {@code churn:7}. */
    public String reference() {
        return model + ":" + number;
    }

    /**
     * Puts the stamp in the diagnostic context of this thread under {@link #MDC_KEY}, so that every log line carries it until
     * what is returned is closed.
     */
    public MDC.MDCCloseable putInMdc() {
        return MDC.putCloseable(MDC_KEY, toString());
    }

    @Override
    public String toString() {
        String version = FORMAT + ";model=" + model + ";number=" + number + ";digest=" + digest;
        return stage.isPresent() ? version + ";stage=" + stage.get() + ";move=" + move.getAsLong() : version;
    }
}
