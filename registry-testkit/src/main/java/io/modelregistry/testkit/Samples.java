package io.modelregistry.testkit;

import java.util.List;

/** Texts that databases are known to change, cut, fold or confuse. */
final class Samples {

    /** Each is another text than every other one, and none may be changed by a store. */
    static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "a ",
            " a",
            "a\t",
            "straße",
            "strasse",
            "STRASSE",
            // The same to the eye: composed, and with a combining mark.
            "caf\u00e9",
            "cafe\u0301",
            "I",
            "i",
            "\u0130",
            "\u0131",
            "\uFB01",
            "fi",
            // Outside the basic multilingual plane.
            "\uD83E\uDD16",
            "\uD835\uDD18\uD835\uDD2B\uD835\uDD26",
            "\uD83D\uDC69\u200D\uD83D\uDD2C",
            "\uDBFF\uDFFD",
            "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
            "\u65E5\u672C\u8A9E",
            "100%",
            "a_b",
            "it's",
            "\"quoted\"",
            "back\\slash",
            "C:\\temp\\%PATH%",
            "line\nfeed",
            "carriage\r\nreturn",
            "\u0001\u0008\u001b\u007f",
            "\uFEFFmark",
            "\u2028separator",
            "\uFFFD\uFFFE\uFFFF",
            "null",
            "NULL",
            "0",
            "00",
            "?",
            ":name",
            "${name}",
            "{ts '2026-01-01'}",
            "<b>&amp;</b>",
            "'; drop table model; --");

    private Samples() {}
}
