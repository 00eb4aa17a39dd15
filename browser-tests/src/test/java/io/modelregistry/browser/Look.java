package io.modelregistry.browser;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How wide a window is and which colours its user prefers. */
enum Look {
    LIGHT(1280, 900, "light"),
    DARK(1280, 900, "dark"),
    PHONE(390, 844, "light");

    private final int width;
    private final int height;
    private final String colours;

    Look(int width, int height, String colours) {
        this.width = width;
        this.height = height;
        this.colours = colours;
    }

    int width() {
        return width;
    }

    /** What {@code Emulation.setDeviceMetricsOverride} takes. */
    Map<String, Object> metrics() {
        return Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", this == PHONE);
    }

    /** What {@code Emulation.setEmulatedMedia} takes; whatever moves would make pictures differ. */
    Map<String, Object> media() {
        return Map.of(
                "features",
                List.of(
                        Map.of("name", "prefers-color-scheme", "value", colours),
                        Map.of("name", "prefers-reduced-motion", "value", "reduce")));
    }

    /** As it stands in the names of screenshots. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
