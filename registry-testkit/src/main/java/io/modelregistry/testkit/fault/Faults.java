package io.modelregistry.testkit.fault;

import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.ConsumerStore;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.PredictionStore;
import io.modelregistry.spi.SearchIndex;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, and at which calls of which method. A store that {@link #in} decorated does what the store does, but for
 * the faults that were set. Safe for many threads.
 *
 * <pre>{@code
 * Faults faults = new Faults();
 * Metadata metadata = faults.in(real);
 * faults.next("commit").losesItsAnswer();
 * Gate gate = faults.next("condemn").pauses();
 * }</pre>
 */
public final class Faults {

    /** Whose calls are decorated. */
    static final List<Class<?>> DECORATED = List.of(
            Metadata.class,
            MetadataStore.class,
            ConsumerStore.class,
            OperationLog.class,
            BlobIndex.class,
            PredictionStore.class,
            SearchIndex.class,
            ArtifactStore.class);

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    /** Nothing goes wrong yet. */
    public Faults() {}

    /** A registry with these faults, in all that it gives out. */
    public Metadata in(Metadata metadata) {
        return Decorator.decorate(Metadata.class, metadata, this);
    }

    /** A place for files with these faults. */
    public ArtifactStore in(ArtifactStore artifacts) {
        return Decorator.decorate(ArtifactStore.class, artifacts, this);
    }

    /** The next call of a method, by its name. */
    public FaultPoint next(String method) {
        return nth(method, 1);
    }

    /** The call of a method that comes after {@code number - 1} others, counted from now. */
    public FaultPoint nth(String method, int number) {
        check(method);
        AtomicInteger left = new AtomicInteger(number);
        return new FaultPoint(fault -> rules.add(new Rule(method, () -> left.decrementAndGet() == 0, fault)));
    }

    /** Every call of a method from now on. */
    public FaultPoint every(String method) {
        check(method);
        return new FaultPoint(fault -> rules.add(new Rule(method, () -> true, fault)));
    }

    /** Nothing goes wrong any more. Calls that are paused stay paused until their gate is opened. */
    public void clear() {
        rules.clear();
    }

    /** How often a method was called. */
    public int calls(String method) {
        check(method);
        return counter(method).get();
    }

    private static void check(String method) {
        boolean known = DECORATED.stream()
                .flatMap(type -> Stream.of(type.getMethods()))
                .map(Method::getName)
                .anyMatch(method::equals);
        if (!known) {
            throw new IllegalArgumentException("No store has a method " + method);
        }
    }

    private AtomicInteger counter(String method) {
        return calls.computeIfAbsent(method, name -> new AtomicInteger());
    }

    /** Does a call with the faults that are set for it. */
    @Nullable
    Object around(Call call, Work work) {
        counter(call.method()).incrementAndGet();
        Work faulty = work;
        for (Rule rule : rules) {
            if (rule.method().equals(call.method()) && rule.applies().getAsBoolean()) {
                Work inner = faulty;
                faulty = () -> rule.fault().around(call, inner);
            }
        }
        return faulty.run();
    }
}
