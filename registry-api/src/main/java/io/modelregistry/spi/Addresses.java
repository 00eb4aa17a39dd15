package io.modelregistry.spi;

import java.util.regex.Pattern;

/** Addresses of stores as they may be shown. */
public final class Addresses {

    /** A password may hold the slash that would end the host, as keys of S3 do; a path begins with the slash. */
    private static final Pattern USER_INFO = Pattern.compile("(?<!/)//(?:[^/?#@]+:[^?#]*|[^/?#]*)@");

    private static final Pattern SECRET =
            Pattern.compile("(?i)([?&;]\\s*[^=&;]*(?:pass|pwd|secret|token|key|credential|user)[^=&;]*=)[^&;#]*");

    private Addresses() {}

    /** The address with user information and the values of parameters that may be secret replaced by {@code ***}. */
    public static String withoutSecrets(String address) {
        String withoutUser = USER_INFO.matcher(address).replaceAll("//***@");
        return SECRET.matcher(withoutUser).replaceAll("$1***");
    }
}
