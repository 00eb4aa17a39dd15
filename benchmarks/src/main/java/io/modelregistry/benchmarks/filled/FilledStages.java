package io.modelregistry.benchmarks.filled;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.EventHash;
import io.modelregistry.spi.Line;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * Fills in what happened in a {@link FilledRegistry}: the newest version of each model is in staging, the one before in production, in
 * place of another. Each move has its event, chained by hash; registrations have none. Every model has a team, and its newest version
 * needs a library.
 */
public final class FilledStages {

    private static final int BATCH = 1_000;
    private static final int TEAMS = 20;
    private static final int DEPENDENCY_KIND = 2;
    private static final int FIRST_ORDINAL = 2;
    private static final String LIBRARY = "pkg:maven/org.example/library";

    private static final String MODELS = """
            select m.id, m.name, v.id, v.number
            from model m
            join version v on v.model_id = m.id
            where v.number > m.last_number - 3 and m.last_sequence = 0
            order by m.id, v.number
            """;
    private static final String STAGE = """
            insert into stage (model_name, stage, model_id, version_id, number, digest, move)
            select v.model_name, ?, v.model_id, v.id, v.number, v.digest, ? from version v where v.id = ?
            """;
    private static final String MOVE = """
            insert into stage_move (model_id, stage, id, from_number, to_number, actor, reason, moved_at)
            values (?, ?, ?, ?, ?, 'ann', 'filled in', ?)
            """;
    private static final String EVENT = """
            insert into event (model_id, line, sequence, kind, number, actor, happened_at, content, previous, digest)
            values (?, ?, ?, 'stage-moved', ?, 'ann', ?, ?, ?, ?)
            """;
    private static final String CHAIN =
            "update model set last_sequence = ?, last_digest = ?, revision = ? where id = ?";
    private static final String TEAM = "insert into model_tag (model_id, name, text) values (?, 'team', ?)";
    private static final String NEEDED = """
            insert into attribute (version_id, ordinal, model_id, kind, name, text)
            values (?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    /** For a registry that was filled. */
    public FilledStages(Connection connection) {
        this.connection = connection;
    }

    /** Fills it in. */
    public void fill() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement reading = connection.createStatement();
                Batches writing = new Batches(connection)) {
            ResultSet newest = reading.executeQuery(MODELS);
            while (newest.next()) {
                Filling model = new Filling(newest.getLong(1), newest.getString(2), writing);
                model.move("production", newest);
                newest.next();
                model.move("production", newest);
                newest.next();
                model.move("staging", newest);
                model.end(newest.getLong(3));
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Statements that are executed together. */
    private static final class Batches implements AutoCloseable {
        private final PreparedStatement stage;
        private final PreparedStatement move;
        private final PreparedStatement event;
        private final PreparedStatement chain;
        private final PreparedStatement team;
        private final PreparedStatement needed;
        private int models;

        Batches(Connection connection) throws SQLException {
            stage = connection.prepareStatement(STAGE);
            move = connection.prepareStatement(MOVE);
            event = connection.prepareStatement(EVENT);
            chain = connection.prepareStatement(CHAIN);
            team = connection.prepareStatement(TEAM);
            needed = connection.prepareStatement(NEEDED);
        }

        private PreparedStatement[] all() {
            return new PreparedStatement[] {stage, move, event, chain, team, needed};
        }

        void endOfModel() throws SQLException {
            models++;
            if (models % BATCH == 0) {
                execute();
            }
        }

        private void execute() throws SQLException {
            for (PreparedStatement statement : all()) {
                statement.executeBatch();
            }
        }

        @Override
        public void close() throws SQLException {
            execute();
            for (PreparedStatement statement : all()) {
                statement.close();
            }
        }
    }

    /** One model while it is filled. */
    private final class Filling {
        private final long id;
        private final String name;
        private final Batches batches;
        private long sequence;
        private Digest last = EventHash.GENESIS;
        private OptionalInt occupant = OptionalInt.empty();

        Filling(long id, String name, Batches batches) {
            this.id = id;
            this.name = name;
            this.batches = batches;
        }

        /** The first model was moved last. */
        private Instant at() {
            return now.minusSeconds(30 * id).plusSeconds(sequence);
        }

        void move(String stage, ResultSet version) throws SQLException {
            int number = version.getInt(4);
            OptionalInt from = stage.equals("production") ? occupant : OptionalInt.empty();
            sequence++;
            addMove(stage, from, number);
            addEvent(content(stage, from, number), number);
            if (!stage.equals("production") || from.isPresent()) {
                addStage(stage, version.getLong(3));
            }
            occupant = OptionalInt.of(number);
        }

        private String content(String stage, OptionalInt from, int to) {
            String before = from.isPresent() ? "\"from\":\"" + from.getAsInt() + "\"," : "";
            return "{" + before + "\"reason\":\"filled in\",\"stage\":\"" + stage + "\",\"to\":\"" + to + "\"}";
        }

        private void addMove(String stage, OptionalInt from, int to) throws SQLException {
            batches.move.setLong(1, id);
            batches.move.setString(2, stage);
            batches.move.setLong(3, sequence);
            batches.move.setObject(4, from.isPresent() ? from.getAsInt() : null, Types.INTEGER);
            batches.move.setInt(5, to);
            batches.move.setLong(6, ChronoUnit.MICROS.between(Instant.EPOCH, at()));
            batches.move.addBatch();
        }

        private void addEvent(String content, int number) throws SQLException {
            EventDraft draft = new EventDraft("stage-moved", "ann", content);
            Digest digest =
                    EventHash.of(last, Line.of(new ModelName(name)), sequence, OptionalInt.of(number), at(), draft);
            batches.event.setLong(1, id);
            batches.event.setString(2, name);
            batches.event.setLong(3, sequence);
            batches.event.setInt(4, number);
            batches.event.setLong(5, ChronoUnit.MICROS.between(Instant.EPOCH, at()));
            batches.event.setString(6, content);
            batches.event.setString(7, last.hex());
            batches.event.setString(8, digest.hex());
            batches.event.addBatch();
            last = digest;
        }

        private void addStage(String stage, long versionId) throws SQLException {
            batches.stage.setString(1, stage);
            batches.stage.setLong(2, sequence);
            batches.stage.setLong(3, versionId);
            batches.stage.addBatch();
        }

        void end(long newest) throws SQLException {
            batches.chain.setLong(1, sequence);
            batches.chain.setString(2, last.hex());
            batches.chain.setLong(3, sequence + 1);
            batches.chain.setLong(4, id);
            batches.chain.addBatch();
            batches.team.setLong(1, id);
            batches.team.setString(2, "team-" + id % TEAMS);
            batches.team.addBatch();
            String version = "1." + id % TEAMS + ".0";
            addNeeded(newest, 0, LIBRARY, version);
            addNeeded(newest, 1, "", LIBRARY);
            addNeeded(newest, 2, "library", version);
            addNeeded(newest, 3, "", "library");
            batches.endOfModel();
        }

        private void addNeeded(long version, int place, String attribute, String text) throws SQLException {
            batches.needed.setLong(1, version);
            batches.needed.setInt(2, FIRST_ORDINAL + place);
            batches.needed.setLong(3, id);
            batches.needed.setInt(4, DEPENDENCY_KIND);
            batches.needed.setString(5, attribute);
            batches.needed.setString(6, text);
            batches.needed.addBatch();
        }
    }
}
