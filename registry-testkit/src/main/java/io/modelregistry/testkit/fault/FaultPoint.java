package io.modelregistry.testkit.fault;

import io.modelregistry.spi.ArtifactStore;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Calls of which one says what goes wrong with them. */
public final class FaultPoint {

    private final Consumer<Fault> faults;

    FaultPoint(Consumer<Fault> faults) {
        this.faults = faults;
    }

    /** The call is not done; the caller hears that the store cannot be reached. */
    public void isRefused() {
        faults.accept((call, work) -> {
            throw call.refusal();
        });
    }

    /**
     * The call is done, and the caller hears what a store says whose connection broke meanwhile: that the outcome of a commit is
     * not known, and for any other call that the store cannot be reached.
     */
    public void losesItsAnswer() {
        faults.accept((call, work) -> {
            work.run();
            throw call.lostAnswer();
        });
    }

    /** The call is not done; the caller gets this exception. */
    public void fails(Supplier<? extends RuntimeException> failure) {
        faults.accept((call, work) -> {
            throw failure.get();
        });
    }

    /** The call is done, and the caller gets this exception. */
    public void failsAfterwards(Supplier<? extends RuntimeException> failure) {
        faults.accept((call, work) -> {
            work.run();
            throw failure.get();
        });
    }

    /** The call waits at the gate that is returned before it is done. */
    public Gate pauses() {
        Gate gate = new Gate();
        faults.accept((call, work) -> {
            gate.pass();
            return work.run();
        });
        return gate;
    }

    /** The call is done and waits at the gate that is returned before it tells the caller. */
    public Gate pausesAfterwards() {
        Gate gate = new Gate();
        faults.accept((call, work) -> {
            Object result = work.run();
            gate.pass();
            return result;
        });
        return gate;
    }

    /** The call takes this much longer. */
    public void takes(Duration time) {
        faults.accept((call, work) -> {
            sleep(time);
            return work.run();
        });
    }

    /**
     * One bit of what {@link ArtifactStore#open} gives is wrong.
     *
     * @param index which bit, from 0 at the lowest bit of the first byte; none if there are fewer
     */
    public void flipsBit(long index) {
        faults.accept((call, work) -> {
            if (work.run() instanceof InputStream in) {
                return new FlippedBitStream(in, index);
            }
            throw new IllegalStateException(call.method() + " gives no bytes to flip");
        });
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
