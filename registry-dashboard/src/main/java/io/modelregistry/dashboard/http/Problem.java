package io.modelregistry.dashboard.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why a request is not answered, as RFC 9457 tells it. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> members;
    private final transient Map<String, String> headers;

    private Problem(int status, String code, String detail, Map<String, Object> members, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.members = members;
        this.headers = headers;
    }

    /**
     * A problem.
     *
     * @param status the HTTP status
     * @param code what programs compare; never changed
     * @param detail what people read: what, which, and what now
     */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), Map.of());
    }

    /** This problem with one more member. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, code, detail(), more, headers);
    }

    /** This problem with one more header. */
    public Problem header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, detail(), members, more);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What people read. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Headers that go with it. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Its members in their order. */
    public Map<String, Object> members() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", "urn:modelregistry:" + code);
        all.put("title", code.replace('-', ' '));
        all.put("status", status);
        all.put("code", code);
        all.put("detail", detail());
        all.putAll(members);
        return all;
    }
}
