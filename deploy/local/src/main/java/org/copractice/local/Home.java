package org.copractice.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.copractice.local.engine.Directories;
import org.copractice.local.engine.DurablePostgres;
import org.copractice.local.process.Register;

/// The directory that one platform at a time works in.
final class Home implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private Home(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Also stops what a killed platform left running here.
    static Home enter(Settings settings, boolean fresh) throws IOException {
        Files.createDirectories(settings.logs());
        var home = lock(settings.home());
        new Register(settings.home()).stopLeftBehind();
        DurablePostgres.stopLeftBehind(settings.data().resolve("postgres"));
        if (fresh) {
            Directories.delete(settings.data());
        }
        Files.createDirectories(settings.data());
        logTo(settings.logs().resolve("engines.log"));
        return home;
    }

    /// The system gives the lock back when its holder is killed, which a file with a number does
    /// not.
    private static Home lock(Path directory) throws IOException {
        var channel =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new Unstartable(
                    "Copractice is already running in %s: stop it with Ctrl-C where it was started, or with: kill %s"
                            .formatted(directory, Files.readString(directory.resolve("process"))));
        }
        Files.writeString(
                directory.resolve("process"), Long.toString(ProcessHandle.current().pid()));
        return new Home(channel, lock);
    }

    private static void logTo(Path file) throws IOException {
        LogManager.getLogManager().reset();
        var handler = new FileHandler(file.toString());
        handler.setFormatter(new SimpleFormatter());
        var root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
