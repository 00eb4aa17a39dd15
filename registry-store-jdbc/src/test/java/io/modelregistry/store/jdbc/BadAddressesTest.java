package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.Metadata;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Addresses that would run code, load classes, write files or give up what a commit promises. {@code DIR} stands for an
 * empty directory and {@code PORT} for a port that nobody may connect to.
 */
@Timeout(120)
class BadAddressesTest {

    private static final String SECRET = "s3cret";
    private static final int LONGEST_MESSAGE = 600;

    @TempDir
    private Path directory;

    private final AskedDriver asked = new AskedDriver();
    private ServerSocket trap;

    @BeforeEach
    void setTraps() throws IOException, SQLException {
        trap = new ServerSocket(0);
        DriverManager.registerDriver(asked);
        Tripwire.TOUCHED.set(0);
    }

    @AfterEach
    void removeTraps() throws IOException, SQLException {
        DriverManager.deregisterDriver(asked);
        trap.close();
    }

    static Stream<String> h2() {
        return settings(
                "jdbc:h2:DIR/x",
                ";",
                "INIT=RUNSCRIPT FROM 'http://127.0.0.1:PORT/x.sql'",
                "INIT=RUNSCRIPT FROM 'DIR/x.sql'",
                "init=CREATE ALIAS E AS 'void e(){}'",
                "Init=CREATE ALIAS T FOR 'io.modelregistry.store.jdbc.Tripwire.touch'\\;CALL T()",
                " INIT=x",
                "INIT =x",
                "\u0131nit=x",
                "\\;INIT=x",
                "CACHE_SIZE=1;INIT=x",
                "CACHE_SIZE=1\\;INIT=x;INIT=x",
                "TRACE_LEVEL_FILE=4",
                "TRACE_LEVEL_SYSTEM_OUT=3",
                "TRACE_MAX_FILE_SIZE=1",
                "DATABASE_EVENT_LISTENER='io.modelregistry.store.jdbc.Tripwire'",
                "JAVA_OBJECT_SERIALIZER='io.modelregistry.store.jdbc.Tripwire'",
                "AUTHENTICATOR='io.modelregistry.store.jdbc.Tripwire'",
                "AUTHREALM=x",
                "AUTO_SERVER=TRUE",
                "AUTO_SERVER_PORT=9",
                "ACCESS_MODE_DATA=r",
                "FILE_LOCK=NO",
                "FILE_LOCK=SOCKET",
                "WRITE_DELAY=10000",
                "CIPHER=AES",
                "PASSWORD_HASH=TRUE",
                "RECOVER=1",
                "FORBID_CREATION=FALSE",
                "NETWORK_TIMEOUT=1",
                "LOCK_MODE=0",
                "UNDO_LOG=0",
                "MODE=MySQL",
                "PAGE_SIZE=512",
                "ZERO_BYTES=1",
                "OLD_INFORMATION_SCHEMA=TRUE",
                "ALLOW_LITERALS=NONE",
                "SCHEMA=X",
                "COMPRESS=TRUE",
                "QUERY_TIMEOUT=1",
                "USER",
                "USER=a;USER=b",
                "user=a;USER=b",
                "=x",
                ";");
    }

    static Stream<String> sqlite() {
        return settings(
                "jdbc:sqlite:DIR/x.db",
                "?",
                "enable_load_extension=true",
                "vfs=unix-none",
                "mode=memory",
                "mode=ro",
                "cache=shared",
                "immutable=1",
                "nolock=1",
                "psow=0",
                "journal_mode=OFF",
                "synchronous=OFF",
                "locking_mode=EXCLUSIVE",
                "temp_store_directory=DIR",
                "open_mode=1",
                "limit_attached=0",
                "busy_timeout=0",
                "cipher=sqlcipher",
                "key=" + SECRET,
                "hexkey=" + SECRET,
                "password=" + SECRET,
                "jdbc.explicit_readonly=true",
                "date_class=TEXT",
                "allow-network-file-system",
                "allow-network-file-system=true&vfs=unix-none",
                "allow-network-file-system=true&allow-network-file-system=true",
                "ALLOW-NETWORK-FILE-SYSTEM=true",
                "%61llow-network-file-system=true",
                "a?vfs=unix-none");
    }

    static Stream<String> postgresql() {
        return settings(
                "jdbc:postgresql://127.0.0.1:PORT/d",
                "?",
                "socketFactory=io.modelregistry.store.jdbc.Tripwire&socketFactoryArg=http://127.0.0.1:PORT/b.xml",
                "socketFactory=org.springframework.context.support.ClassPathXmlApplicationContext",
                "SOCKETFACTORY=io.modelregistry.store.jdbc.Tripwire",
                "%73ocketFactory=io.modelregistry.store.jdbc.Tripwire",
                "sslfactory=io.modelregistry.store.jdbc.Tripwire",
                "sslfactoryarg=x",
                "sslhostnameverifier=io.modelregistry.store.jdbc.Tripwire",
                "sslpasswordcallback=io.modelregistry.store.jdbc.Tripwire",
                "authenticationPluginClassName=io.modelregistry.store.jdbc.Tripwire",
                "xmlFactoryFactory=io.modelregistry.store.jdbc.Tripwire",
                "queryMode=simple",
                "preferQueryMode=simple",
                "loggerLevel=TRACE&loggerFile=DIR/x.jsp",
                "loggerFile=DIR/x.jsp",
                "sslkey=/etc/passwd",
                "sslcert=/etc/passwd",
                "sslrootcert=/etc/passwd",
                "sslpassword=" + SECRET,
                "service=x",
                "passfile=/etc/passwd",
                "options=-c%20synchronous_commit=off",
                "user=u&options=-c%20fsync=off",
                "readOnly=true",
                "replication=database",
                "autosave=always",
                "localSocketAddress=127.0.0.1",
                "jaasLogin=true",
                "jaasApplicationName=x",
                "kerberosServerName=x",
                "gsslib=sspi",
                "hostRecheckSeconds=1",
                "loadBalanceHosts=true",
                "stringtype=unspecified",
                "assumeMinServerVersion=9",
                "unknown=1",
                "user=a&user=b",
                "user",
                "=x",
                "&",
                "user=%zz");
    }

    static Stream<String> mariadb() {
        return settings(
                "jdbc:mariadb://127.0.0.1:PORT/d",
                "?",
                "allowMultiQueries=true",
                "ALLOWMULTIQUERIES=true",
                "allowLocalInfile=true",
                "allowLoadLocalInfile=true",
                "allowUrlInLocalInfile=true",
                "autoDeserialize=true",
                "queryInterceptors=io.modelregistry.store.jdbc.Tripwire",
                "serverRsaPublicKeyFile=/etc/passwd",
                "allowPublicKeyRetrieval=true",
                "serverSslCert=/etc/passwd",
                "keyStore=/etc/passwd",
                "keyStorePassword=" + SECRET,
                "keyPassword=" + SECRET,
                "trustStore=/etc/passwd",
                "trustStorePassword=" + SECRET,
                "socketFactory=io.modelregistry.store.jdbc.Tripwire",
                "tlsSocketType=io.modelregistry.store.jdbc.Tripwire",
                "credentialType=io.modelregistry.store.jdbc.Tripwire",
                "cacheCodecs=io.modelregistry.store.jdbc.Tripwire",
                "localSocket=DIR/x.sock",
                "pipe=x",
                "localSocketAddress=127.0.0.1",
                "sessionVariables=sql_mode=''",
                "initSql=drop table model",
                "createDatabaseIfNotExist=true",
                "restrictedAuth=mysql_clear_password",
                "servicePrincipalName=x",
                "autocommit=false",
                "transactionReplay=true",
                "useAffectedRows=true",
                "galeraAllowedState=1",
                "retriesAllDown=9",
                "pool=true",
                "registerJmxPool=true",
                "disconnectOnExpiredPasswords=false",
                "dumpQueriesOnException=true",
                "password=" + SECRET + "&password=" + SECRET);
    }

    private static Stream<String> settings(String address, String separator, String... settings) {
        return Stream.of(settings).map(setting -> address + separator + setting);
    }

    @ParameterizedTest
    @MethodSource({"h2", "sqlite", "postgresql", "mariadb"})
    void a_parameter_that_is_not_known_to_be_harmless_is_refused_before_any_driver_is_asked(String address)
            throws Exception {
        assertRefused(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:tcp://127.0.0.1:PORT/~/db",
                "jdbc:h2:tcp:127.0.0.1/x",
                "jdbc:h2:ssl://127.0.0.1:PORT/x",
                "jdbc:h2:TCP://127.0.0.1:PORT/x",
                "jdbc:h2:zip:DIR/x.zip!/db",
                "jdbc:h2:nio:DIR/x",
                "jdbc:h2:split:DIR/x",
                "jdbc:h2:memFS:x",
                "jdbc:h2:nioMemFS:x",
                "jdbc:h2:async:DIR/x",
                "jdbc:h2:classpath:x",
                "jdbc:h2:file:nio:DIR/x",
                "jdbc:h2:x",
                "jdbc:h2:",
                "jdbc:h2:mem:",
                "jdbc:h2:mem:x/../y",
                "jdbc:h2:file:/etc/x",
                "jdbc:h2:/etc/x",
                "jdbc:h2:/tmp/../etc/x",
                "jdbc:h2:file:/proc/self/x",
                "jdbc:h2:file:/dev/shm/../x",
                "jdbc:h2:file:/",
                "jdbc:h2:DIR/a\u0000b",
                "jdbc:h2:DIR/${user.home}/x;INIT=x"
            })
    void a_place_where_h2_keeps_no_registry_is_refused(String address) throws Exception {
        assertRefused(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:file:DIR/x.db?vfs=unix-none",
                "jdbc:sqlite:file:DIR/x.db",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite::resource:x.db",
                "jdbc:sqlite::resource:http://127.0.0.1:PORT/x.db",
                "jdbc:sqlite::resource:jar:http://127.0.0.1:PORT/x.jar!/x.db",
                "jdbc:sqlite:http://127.0.0.1:PORT/x.db",
                "jdbc:sqlite:",
                "jdbc:sqlite: ",
                "jdbc:sqlite:/",
                "jdbc:sqlite:/etc/x.db",
                "jdbc:sqlite:/tmp/../etc/x.db",
                "jdbc:sqlite:/dev/null",
                "jdbc:sqlite:/proc/self/fd/1",
                "jdbc:sqlite:DIR/a\u0000b",
                "jdbc:sqlite:DIR/x.db;DROP TABLE model"
            })
    void a_place_where_sqlite_keeps_no_registry_is_refused(String address) throws Exception {
        assertRefused(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:d",
                "jdbc:postgresql://127.0.0.1:PORT/",
                "jdbc:postgresql://127.0.0.1:PORT",
                "jdbc:postgresql:///d",
                "jdbc:postgresql://user:" + SECRET + "@127.0.0.1:PORT/d",
                "jdbc:postgresql://user@127.0.0.1:PORT/d?password=" + SECRET,
                "jdbc:postgresql://127.0.0.1:PORT/d/e",
                "jdbc:postgresql://127.0.0.1:PORT/d e",
                "jdbc:postgresql://127.0.0.1:PORT/d\n",
                "jdbc:postgresql://127.0.0.1:PORT/d#" + SECRET,
                "jdbc:postgresql://127.0.0.1:123456/d",
                "jdbc:postgresql://127.0.0.1:x/d",
                "jdbc:postgresql://h\u00f6st/d",
                "jdbc:pgsql://127.0.0.1:PORT/d",
                "jdbc:mariadb://user:" + SECRET + "@127.0.0.1:PORT/d",
                "jdbc:mariadb:replication://127.0.0.1:PORT,127.0.0.1/d",
                "jdbc:mariadb:loadbalance://127.0.0.1:PORT/d",
                "jdbc:mariadb:sequential://127.0.0.1:PORT/d",
                "jdbc:mariadb://127.0.0.1:PORT,127.0.0.1/d",
                "jdbc:mariadb://address=(host=127.0.0.1)(port=PORT)(localSocket=x)/d",
                "jdbc:mariadb://127.0.0.1:PORT"
            })
    void a_server_that_is_not_named_plainly_is_refused(String address) throws Exception {
        assertRefused(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:",
                "jdbc",
                "jdbc::",
                "jdbc:log4jdbc:h2:mem:x",
                "jdbc:p6spy:h2:mem:x",
                "jdbc:mysql://127.0.0.1:PORT/d?autoDeserialize=true",
                "jdbc:oracle:thin:scott/" + SECRET + "@127.0.0.1:PORT",
                "jdbc:sqlserver://127.0.0.1:PORT;password=" + SECRET,
                "jdbc:derby:DIR/x;create=true",
                "jdbc:hsqldb:mem:x",
                "jdbc:db2://127.0.0.1:PORT/d:user=u;password=" + SECRET + ";",
                "jdbc:tc:postgresql:///d?TC_INITFUNCTION=io.modelregistry.store.jdbc.Tripwire::touch",
                "jdbc:otel:h2:mem:x",
                "jdbc:aws-wrapper:postgresql://127.0.0.1:PORT/d",
                "jdbc:JDBC:h2:mem:x",
                "JDBC:H2:mem:x;INIT=x",
                "jdbc:H2:mem:x",
                "jdbc: h2:mem:x",
                " jdbc:h2:mem:x",
                "jdbc:\nh2:mem:x",
                "ldap://127.0.0.1:PORT/x",
                "rmi://127.0.0.1:PORT/x",
                "java:comp/env/jdbc/x",
                "javax.naming.InitialContext",
                "http://127.0.0.1:PORT/x",
                ""
            })
    void a_driver_that_is_none_of_the_four_is_refused_whoever_is_on_the_class_path(String address) throws Exception {
        assertRefused(address);
    }

    @Test
    void an_address_of_a_megabyte_is_refused_and_not_repeated() throws Exception {
        assertRefused("jdbc:" + "x".repeat(1_000_000));
        assertRefused("jdbc:h2:mem:x;" + "X".repeat(1_000_000) + "=1");
        assertRefused("jdbc:postgresql://" + "h,".repeat(500_000) + "/d?x=1");
    }

    @Test
    void a_secret_is_neither_in_the_failure_to_connect_nor_in_what_caused_it() throws IOException {
        int closed = trap.getLocalPort();
        trap.close();
        for (String product : new String[] {"postgresql", "mariadb"}) {
            String address = "jdbc:" + product + "://127.0.0.1:" + closed + "/d?user=ana&password=" + SECRET
                    + "&connectTimeout=1";
            Throwable thrown = catchThrowable(() -> open(address));

            assertThat(thrown).isInstanceOf(StoreException.class);
            assertNoSecret(thrown);
            assertThat(((StoreException) thrown).store())
                    .isEqualTo("jdbc:" + product + "://127.0.0.1:" + closed + "/d");
        }
    }

    @Test
    void an_open_database_does_not_print_its_password() {
        try (Metadata metadata =
                new JdbcMetadataProvider().open("jdbc:h2:" + directory.resolve("x") + ";USER=ana;PASSWORD=" + SECRET)) {
            assertThat(metadata.toString() + metadata.address()).doesNotContain(SECRET);
        }
        Throwable wrong =
                catchThrowable(() -> open("jdbc:h2:" + directory.resolve("x") + ";USER=ana;PASSWORD=x" + SECRET));
        assertThat(wrong).isInstanceOf(StoreException.class);
        assertNoSecret(wrong);
    }

    @Test
    void a_server_of_mariadb_is_never_given_a_file_of_this_machine() {
        assertThat(Product.MARIADB.defaults()).containsEntry("allowLocalInfile", "false");
    }

    @Test
    void a_name_of_a_file_that_looks_like_sql_or_a_parameter_is_the_name_of_a_file() throws IOException {
        for (String name :
                new String[] {"a'b.db", "a\"b.db", "a&mode=memory.db", "a%20b.db", "ATTACH 'x' AS y.db", "-x.db"}) {
            try (Metadata metadata = new JdbcMetadataProvider().open("jdbc:sqlite:" + directory.resolve(name))) {
                assertThat(metadata.address()).endsWith(name);
            }
            assertThat(directory.resolve(name)).isRegularFile();
        }
    }

    private void assertRefused(String template) throws Exception {
        String address = template.replace("DIR", directory.toString()).replace("PORT", "" + trap.getLocalPort());

        Throwable thrown = catchThrowable(() -> open(address));

        assertThat(thrown).isInstanceOf(InvalidInputException.class);
        assertThat(thrown.getMessage().length()).isLessThan(LONGEST_MESSAGE);
        assertThat(thrown.getMessage().chars()).noneMatch(Character::isISOControl);
        assertNoSecret(thrown);
        assertThat(((InvalidInputException) thrown).value()).doesNotContain(SECRET);
        assertThat(asked.times).hasValue(0);
        assertThat(Tripwire.TOUCHED).hasValue(0);
        assertThat(directory).isEmptyDirectory();
        assertThat(catchThrowable(acceptAtOnce())).isInstanceOf(SocketTimeoutException.class);
    }

    private ThrowingCallable acceptAtOnce() throws IOException {
        trap.setSoTimeout(1);
        return trap::accept;
    }

    private static void assertNoSecret(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(SECRET);
        }
    }

    private static void open(String address) {
        new JdbcMetadataProvider().open(address).close();
    }

    /** Takes every address, if only it is asked. */
    private static final class AskedDriver implements Driver {

        private final AtomicInteger times = new AtomicInteger();

        @Override
        public Connection connect(String url, Properties info) throws SQLException {
            times.incrementAndGet();
            throw new SQLException("asked");
        }

        @Override
        public boolean acceptsURL(String url) {
            times.incrementAndGet();
            return true;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}
