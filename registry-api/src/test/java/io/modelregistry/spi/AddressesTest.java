package io.modelregistry.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:postgresql://ada:s3cret@db/registry | jdbc:postgresql://***@db/registry
                    jdbc:postgresql://ada:p@ss@db/registry | jdbc:postgresql://***@db/registry
                    jdbc:postgresql://db/r?user=ada&password=s3cret&ssl=true | jdbc:postgresql://db/r?user=***&password=***&ssl=true
                    jdbc:mariadb://db/r?PASSWORD=s3cret | jdbc:mariadb://db/r?PASSWORD=***
                    jdbc:mariadb://db/r?ssl=true&trustStorePassword=s3cret | jdbc:mariadb://db/r?ssl=true&trustStorePassword=***
                    jdbc:h2:file:/data/r;USER=sa;PASSWORD=s3cret;MODE=x | jdbc:h2:file:/data/r;USER=***;PASSWORD=***;MODE=x
                    jdbc:h2:file:/data/r; password = s3cret | jdbc:h2:file:/data/r; password =***
                    s3://AKIA:s3cret@bucket/prefix?region=eu | s3://***@bucket/prefix?region=eu
                    s3://AKIA:s3/cr/et@bucket/prefix | s3://***@bucket/prefix
                    s3://bucket?accessKey=a&secretKey=b&sessionToken=c | s3://bucket?accessKey=***&secretKey=***&sessionToken=***
                    s3://bucket?credential=a&pwd=b | s3://bucket?credential=***&pwd=***
                    """)
    void hides_what_may_be_secret(String address, String shown) {
        assertThat(Addresses.withoutSecrets(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory:",
                "jdbc:sqlite:/data/registry.db",
                "jdbc:postgresql://db:5432/registry?ssl=true",
                "s3://bucket/prefix?region=eu-central-1&endpoint=http://127.0.0.1:9000",
                "file:///srv/models@v1/",
                "file:///C:/models@v1/",
                "file:///srv/a:b/c@d"
            })
    void shows_everything_else(String address) {
        assertThat(Addresses.withoutSecrets(address)).isEqualTo(address);
    }
}
