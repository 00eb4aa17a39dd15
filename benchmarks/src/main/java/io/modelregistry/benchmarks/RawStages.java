package io.modelregistry.benchmarks;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;

/** A table of stages and one prepared select by its primary key: the floor that resolving is measured against. */
final class RawStages implements AutoCloseable {

    private static final String CREATE = """
            create table stage (
                model varchar(128) not null,
                name varchar(64) not null,
                number int not null,
                semantic_version varchar(128) not null,
                digest char(64) not null,
                move bigint not null,
                primary key (model, name)
            )
            """;
    private static final String INSERT = """
            insert into stage (model, name, number, semantic_version, digest, move)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String SELECT = """
            select number, semantic_version, digest, move
            from stage
            where model = ? and name = ?
            """;

    private final Connection connection;
    private final PreparedStatement select;

    private RawStages(Connection connection) throws SQLException {
        this.connection = connection;
        this.select = connection.prepareStatement(SELECT);
    }

    static RawStages open(String address, ResolvedVersion version) throws SQLException {
        Connection connection = DriverManager.getConnection(address);
        try (Statement create = connection.createStatement()) {
            create.execute(CREATE);
        }
        insert(connection, version);
        return new RawStages(connection);
    }

    private static void insert(Connection connection, ResolvedVersion version) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, version.model().value());
            insert.setString(2, version.stage().orElseThrow().value());
            insert.setInt(3, version.number());
            insert.setString(4, version.semanticVersion().orElseThrow().toString());
            insert.setString(5, version.digest().hex());
            insert.setLong(6, version.move().orElseThrow());
            insert.executeUpdate();
        }
    }

    ResolvedVersion find(String model, String stage) throws SQLException {
        select.setString(1, model);
        select.setString(2, stage);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return new ResolvedVersion(
                    new ModelName(model),
                    row.getInt(1),
                    Optional.of(SemanticVersion.parse(row.getString(2))),
                    new Digest(row.getString(3)),
                    Optional.of(new StageName(stage)),
                    OptionalLong.of(row.getLong(4)));
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
        connection.close();
    }
}
