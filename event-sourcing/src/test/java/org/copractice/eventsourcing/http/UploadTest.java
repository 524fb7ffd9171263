package org.copractice.eventsourcing.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UploadTest {

    @TempDir Path folder;

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private FileChannel file(String name) throws IOException {
        return FileChannel.open(folder.resolve(name), CREATE_NEW, READ, WRITE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 16_384, 16_385, 1_000_000})
    void what_was_sent_is_read_as_often_as_needed(int length) throws IOException {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        try (var upload = Upload.of(stream(bytes))) {
            assertArrayEquals(bytes, upload.open().readAllBytes());
            assertArrayEquals(bytes, upload.open().readAllBytes());
        }
    }

    @Test
    void one_is_read_while_another_is() throws IOException {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        try (var upload = Upload.of(stream(bytes));
                var one = upload.open();
                var other = upload.open()) {
            var first = one.readNBytes(40_000);
            assertArrayEquals(bytes, other.readAllBytes());
            assertArrayEquals(
                    bytes,
                    new SequenceInputStream(stream(first), stream(one.readAllBytes()))
                            .readAllBytes());
        }
    }

    @Test
    void on_the_disk_it_has_no_name() throws IOException {
        try (var _ = Upload.nameless(folder);
                var names = Files.list(folder)) {
            assertEquals(0, names.count());
        }
    }

    @Test
    void on_the_disk_it_cannot_be_read_nor_told_from_another() throws IOException {
        var body = "name\nAna Luz\n".repeat(10_000).getBytes(ISO_8859_1);
        try (var _ = Upload.of(stream(body), file("one"));
                var _ = Upload.of(stream(body), file("other"))) {
            var one = Files.readString(folder.resolve("one"), ISO_8859_1);
            assertEquals(body.length, one.length());
            assertFalse(one.contains("Ana"));
            assertNotEquals(one, Files.readString(folder.resolve("other"), ISO_8859_1));
        }
    }

    @Test
    void of_one_that_breaks_off_nothing_is_kept() throws IOException {
        var broken = InputStream.nullInputStream();
        broken.close();
        var file = file("broken");
        assertThrows(IOException.class, () -> Upload.of(broken, file));
        assertFalse(file.isOpen());
    }

    @Test
    void once_closed_it_is_gone() throws IOException {
        var upload = Upload.of(stream(new byte[10]));
        upload.close();
        assertThrows(IOException.class, () -> upload.open().readAllBytes());
    }
}
