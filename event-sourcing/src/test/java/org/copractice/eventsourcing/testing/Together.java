package org.copractice.eventsourcing.testing;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// Does things at the same moment, as racing callers do.
public final class Together {

    /// A part of the race.
    @FunctionalInterface
    public interface Part<T> {
        T run(int number) throws Exception;
    }

    private Together() {}

    /// Runs the parts 0 … `count` - 1 at once.
    ///
    /// @return their results, in the order of their numbers
    public static <T> List<T> run(int count, Part<T> part) {
        var start = new CyclicBarrier(count);
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            var tasks =
                    IntStream.range(0, count)
                            .<Callable<T>>mapToObj(number ->
                                    () -> {
                                        start.await();
                                        return part.run(number);
                                    })
                            .map(threads::submit)
                            .toList();
            return results(tasks);
        }
    }

    private static <T> List<T> results(List<Future<T>> tasks) {
        var results = new ArrayList<T>();
        for (var task : tasks) {
            try {
                results.add(task.get(2, MINUTES));
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError(e);
            }
        }
        return results;
    }
}
