package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkplaceTest {

    @Test
    void names_an_application_by_its_main_class_or_jar() {
        assertThat(Workplace.application("com.example.shop.Main --port 80")).isEqualTo("Main");
        assertThat(Workplace.application("com.example.Shop$Main")).isEqualTo("Main");
        assertThat(Workplace.application("com.example.shop/com.example.shop.Main"))
                .isEqualTo("Main");
        assertThat(Workplace.application("/srv/shop/shop-1.2.jar serve")).isEqualTo("shop-1.2");
        assertThat(Workplace.application("C:\\srv\\shop.jar")).isEqualTo("shop");
        assertThat(Workplace.application("")).isEqualTo("java");
    }

    @Test
    void has_some_host() {
        assertThat(Workplace.host()).isNotBlank();
    }
}
