package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://127.0.0.1/x.sql'",
                "jdbc:h2:mem:x;init=CREATE ALIAS E AS 'void e(){}'",
                "jdbc:h2:mem:x;TRACE_LEVEL_SYSTEM_OUT=3",
                "jdbc:h2:./x;LOCK_MODE=0",
                "jdbc:h2:./x;FILE_LOCK=NO",
                "jdbc:h2:./x;AUTO_SERVER=TRUE",
                "jdbc:h2:./x;WRITE_DELAY=500",
                "jdbc:h2:./x;USER=a;USER=b",
                "jdbc:h2:./x;USER",
                "jdbc:h2:tcp://10.0.0.1/~/db",
                "jdbc:h2:ssl://10.0.0.1/~/db",
                "jdbc:h2:zip:/tmp/x.zip!/x",
                "jdbc:h2:file:zip:/tmp/x.zip!/x",
                "jdbc:h2:file:nioMapped:/tmp/x",
                "jdbc:h2:split:30:/tmp/x",
                "jdbc:h2:file:/etc/x",
                "jdbc:h2:file:/tmp/../etc/x",
                "jdbc:h2:registry",
                "jdbc:h2:mem:",
                "jdbc:h2:",
                "jdbc:sqlite:x.db?enable_load_extension=true",
                "jdbc:sqlite:x.db?journal_mode=OFF",
                "jdbc:sqlite:x.db?synchronous=OFF",
                "jdbc:sqlite:file:x.db?vfs=unix-none",
                "jdbc:sqlite:file:x.db",
                "jdbc:sqlite::resource:http://127.0.0.1/x.db",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:/etc/x",
                "jdbc:sqlite:/",
                "jdbc:sqlite:",
                "jdbc:postgresql://h/d?socketFactory=org.springframework.context.support.ClassPathXmlApplicationContext"
                        + "&socketFactoryArg=http://x/b.xml",
                "jdbc:postgresql://h/d?loggerLevel=TRACE&loggerFile=/tmp/x.jsp",
                "jdbc:postgresql://h/d?options=-c%20synchronous_commit=off",
                "jdbc:postgresql://h/d?sslrootcert=/etc/passwd",
                "jdbc:postgresql://h/d?authenticationPluginClassName=x",
                "jdbc:postgresql://h/d?service=x",
                "jdbc:postgresql://h/d?user=%zz",
                "jdbc:postgresql://h",
                "jdbc:postgresql:d",
                "jdbc:mariadb://h/d?allowMultiQueries=true",
                "jdbc:mariadb://h/d?allowLocalInfile=true",
                "jdbc:mariadb://h/d?sessionVariables=innodb_flush_log_at_trx_commit=0",
                "jdbc:mariadb://h/d?pool=true",
                "jdbc:mariadb:replication://h,i/d",
                "jdbc:mariadb://h,i/d",
                "jdbc:mariadb://address=(host=h)(port=1)/d",
                "jdbc:mysql://h/d",
                "jdbc:log4jdbc:h2:mem:x",
                "jdbc:oracle:thin:scott/tiger@h:1521:d",
                "jdbc:",
                "JDBC:SQLITE:x.db"
            })
    void refuses_what_is_not_known_to_be_harmless(String address) {
        assertThatThrownBy(() -> JdbcAddress.parse(address)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://user:s3cret@h/d",
                "jdbc:postgresql://h/d?passwort=s3cret",
                "jdbc:postgresql://h/d?password=s3cret&options=x",
                "jdbc:postgresql://h/d?s3cret",
                "jdbc:postgresql://h/d?password=s3cret%",
                "jdbc:postgresql:user:s3cret@h/d",
                "jdbc:mariadb://root:s3cret@h/d",
                "jdbc:mariadb://h/d?password=s3cret&password=s3cret",
                "jdbc:h2:./x;PASSWORD=s3cret;INIT=CREATE USER X PASSWORD 's3cret'",
                "jdbc:h2:tcp://user:s3cret@h/d",
                "jdbc:oracle:thin:scott/s3cret@h:1521:d",
                "jdbc:s3cret"
            })
    void shows_no_secret_when_it_refuses(String address) {
        assertThatThrownBy(() -> JdbcAddress.parse(address)).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e).hasMessageNotContaining("s3cret");
            assertThat(e.value()).doesNotContain("s3cret");
        });
    }

    @Test
    void says_what_is_allowed() {
        assertThatThrownBy(() -> JdbcAddress.parse("jdbc:mysql://h/d"))
                .hasMessageContaining("'jdbc:mysql:'")
                .hasMessageContaining("jdbc:sqlite:, jdbc:h2:, jdbc:postgresql:, jdbc:mariadb:")
                .hasMessageContaining("jdbc:mariadb: speaks the same protocol");
        assertThatThrownBy(() -> JdbcAddress.parse("jdbc:postgresql://h/d?loggerFile=/tmp/x.jsp"))
                .hasMessageContaining("'loggerFile'")
                .hasMessageContaining("sslmode")
                .hasMessageContaining("DataSource");
        assertThatThrownBy(() -> JdbcAddress.parse("jdbc:sqlite::memory:")).hasMessageContaining("memory:");
        assertThatThrownBy(() -> JdbcAddress.parse("jdbc:h2:tcp://h/d")).hasMessageContaining("jdbc:h2:file:");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:sqlite:/data/registry.db, jdbc:sqlite:/data/registry.db",
        "jdbc:sqlite:/data/with space/../registry.db?allow-network-file-system=true, jdbc:sqlite:/data/registry.db",
        "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1, jdbc:h2:mem:test",
        "jdbc:h2:file:/data/registry;user=sa;password=s3cret, jdbc:h2:file:/data/registry",
        "jdbc:h2:/data/registry, jdbc:h2:file:/data/registry",
        "jdbc:postgresql://h:5432/d?user=u&password=s3cret&sslmode=require, jdbc:postgresql://h:5432/d",
        "'jdbc:postgresql://h:5432,[::1]:5433/d?targetServerType=primary', 'jdbc:postgresql://h:5432,[::1]:5433/d'",
        "jdbc:mariadb://h:3306/d?user=u&sslMode=disable, jdbc:mariadb://h:3306/d"
    })
    void gives_the_driver_only_what_it_understood(String address, String url) {
        JdbcAddress parsed = JdbcAddress.parse(address);
        assertThat(parsed.url()).isEqualTo(url);
        assertThat(parsed).hasToString(url);
    }

    @Test
    void reads_paths_as_the_shell_does() {
        Path here = Path.of("").toAbsolutePath();
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(JdbcAddress.parse("jdbc:sqlite:registry.db").file()).contains(here.resolve("registry.db"));
        assertThat(JdbcAddress.parse("jdbc:h2:./registry").file()).contains(here.resolve("registry"));
        assertThat(JdbcAddress.parse("jdbc:h2:~/registry").file()).contains(home.resolve("registry"));
        assertThat(JdbcAddress.parse("jdbc:h2:file:registry").file()).contains(here.resolve("registry"));
    }

    @Test
    void decodes_values_and_passes_them_beside_the_address() {
        JdbcAddress parsed = JdbcAddress.parse("jdbc:postgresql://h/d?user=a+b%40c&password=x%26y%3Dz");
        assertThat(parsed.parameters()).isEqualTo(Map.of("user", "a+b@c", "password", "x&y=z"));
        assertThat(JdbcAddress.parse("jdbc:h2:./x;user=sa;Password=%41").parameters())
                .isEqualTo(Map.of("USER", "sa", "PASSWORD", "%41"));
    }
}
