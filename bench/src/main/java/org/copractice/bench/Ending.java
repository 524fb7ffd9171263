package org.copractice.bench;

/// What was started ends when this process does, whatever ends it.
final class Ending {

    private Ending() {}

    static Process withThisProcess(Process started) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started)));
        return started;
    }

    static void end(Process started) {
        // unlike that of the process, it leaves the output open
        started.toHandle().destroy();
        started.onExit().join();
    }
}
