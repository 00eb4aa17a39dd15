package io.modelregistry.dashboard;

import io.modelregistry.Digest;
import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens that programs and people send as {@code Authorization: Bearer …}. Only salted SHA-256 digests are kept. A token has
 * 256 random bits, which nobody guesses however fast the digest is; a slow one would only help who wants to keep the server busy.
 */
public final class Tokens implements Authenticator {
    private static final String PREFIX = "mr_";
    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) (mr_[A-Za-z0-9_-]{43})");
    private static final Pattern LINE =
            Pattern.compile("(?<role>viewer|publisher|admin) (?<salt>[0-9a-f]{32}) (?<hash>[0-9a-f]{64}) (?<actor>.+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<Entry> entries;

    private Tokens(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * The tokens of a file: a line as {@link #issue} gives it for each; empty lines and those that begin with {@code #} are
     * passed over.
     *
     * @throws InvalidInputException if a line is not one of a token
     */
    public static Tokens read(Path file) throws IOException {
        return of(Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    /** The tokens of these lines, as {@link #read} of a file with them. */
    public static Tokens of(List<String> lines) {
        return new Tokens(lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Entry::parse)
                .toList());
    }

    /** A new token. Hand the token itself to whoever is to use it, and keep the line. */
    public static Issued issue(String actor, Role role) {
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
        byte[] salt = random(SALT_BYTES);
        String line = role.name().toLowerCase(Locale.ROOT) + " "
                + HexFormat.of().formatHex(salt) + " " + HexFormat.of().formatHex(hash(salt, token)) + " " + actor;
        return new Issued(token, Entry.parse(line).line());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] hash(byte[] salt, String token) {
        MessageDigest digest = Digest.sha256();
        digest.update(salt);
        return digest.digest(token.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Optional<Principal> authenticate(Function<String, Optional<String>> header) {
        return header.apply("authorization")
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .flatMap(this::find);
    }

    /** Looks at every entry whichever fits, so that the time tells nothing. */
    private Optional<Principal> find(String token) {
        Optional<Principal> found = Optional.empty();
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.hash, hash(entry.salt, token))) {
                found = Optional.of(entry.principal);
            }
        }
        return found;
    }

    /** How many there are; nothing of them. */
    @Override
    public String toString() {
        return entries.size() + " tokens";
    }

    /**
     * A token that was just made.
     *
     * @param token the secret itself, which is kept nowhere
     * @param line what {@link Tokens#read} knows it by
     */
    public record Issued(String token, String line) {
        /** Without the secret. */
        @Override
        public String toString() {
            return line;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(byte[] salt, byte[] hash, Principal principal, String line) {

        static Entry parse(String line) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || matcher.group("actor").length() > Limits.ACTOR_LENGTH) {
                throw InvalidInputException.of(
                        "line of a token", "(not shown)", "one that was issued: role, salt, digest and actor");
            }
            Role role = Role.valueOf(matcher.group("role").toUpperCase(Locale.ROOT));
            return new Entry(
                    HexFormat.of().parseHex(matcher.group("salt")),
                    HexFormat.of().parseHex(matcher.group("hash")),
                    new Principal(matcher.group("actor"), role),
                    line);
        }
    }
}
