package io.modelregistry.examples.digits;

import io.modelregistry.TransferListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Says on a line what is going on, how far it is, and what came of it. */
final class Progress {

    private static final int TICK_MILLIS = 250;
    private static final int STEP_PERCENT = 25;

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Works, with a dot every quarter of a second, and ends the line with what came of it and how long it took. */
    <T> T during(String what, Supplier<T> work, Function<T, String> result) {
        begin(what);
        long start = System.nanoTime();
        T done = ticking(work);
        double seconds = (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
        end(String.format(Locale.ROOT, "%s in %.1f s", result.apply(done), seconds));
        return done;
    }

    private <T> T ticking(Supplier<T> work) {
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
        var ticks = ticker.scheduleAtFixedRate(() -> show("."), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            ticks.cancel(false);
            ticker.shutdown();
        }
    }

    /** Shows each quarter of a transfer of so many bytes. */
    TransferListener transfer(long bytes) {
        return new Transfer(bytes);
    }

    void begin(String what) {
        show(String.format(Locale.ROOT, "  %-32s ", what));
    }

    void end(String result) {
        show(" " + result + System.lineSeparator());
    }

    private void show(String text) {
        out.print(text);
        out.flush();
    }

    private final class Transfer implements TransferListener {

        private final Map<String, Long> doneByFile = new ConcurrentHashMap<>();
        private final long bytes;
        private int shown;

        Transfer(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public synchronized void transferred(String file, long done, long size) {
            doneByFile.put(file, done);
            long all = doneByFile.values().stream().mapToLong(Long::longValue).sum();
            while (shown < 100 && all * 100 >= (shown + STEP_PERCENT) * bytes) {
                shown += STEP_PERCENT;
                show(shown + " % ");
            }
        }
    }
}
