package org.copractice.eventsourcing.http;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/// A body that may be long: it waits outside of memory and is read as often as needed, so that a
/// large file takes no more memory than a small one. It has no name on the disk and is encrypted
/// with a key that is in memory only: whoever gets hold of the disk learns nothing of anybody.
public final class Upload implements AutoCloseable {

    private static final int AT_ONCE = 16_384;

    /// No key is used twice, so they may all begin to count at zero.
    private static final IvParameterSpec ZERO = new IvParameterSpec(new byte[16]);

    private final FileChannel file;
    private final SecretKey key;

    private Upload(FileChannel file, SecretKey key) {
        this.file = file;
        this.key = key;
    }

    /// @param body is read to its end
    public static Upload of(InputStream body) throws IOException {
        return of(body, nameless(Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /// Where the system lets a file that is in use be deleted, that happens at once, and nothing is
    /// left when the process is killed.
    static FileChannel nameless(Path folder) throws IOException {
        var path = Files.createTempFile(folder, "upload", null);
        return FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE);
    }

    static Upload of(InputStream body, FileChannel file) throws IOException {
        var upload = new Upload(file, newKey());
        try {
            upload.fill(body);
            return upload;
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    private void fill(InputStream body) throws IOException {
        var cipher = cipher(Cipher.ENCRYPT_MODE);
        var bytes = new byte[AT_ONCE];
        for (int read = body.read(bytes); read >= 0; read = body.read(bytes)) {
            var encrypted = cipher.update(bytes, 0, read);
            for (var rest = ByteBuffer.wrap(encrypted); rest.hasRemaining(); ) {
                file.write(rest);
            }
        }
    }

    /// From its beginning.
    public InputStream open() {
        return new CipherInputStream(new FromBeginning(), cipher(Cipher.DECRYPT_MODE));
    }

    /// After that it is gone.
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecretKey newKey() {
        try {
            return KeyGenerator.getInstance("AES").generateKey();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    private Cipher cipher(int mode) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, key, ZERO);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /// Has a place of its own in the file, so that one may be read while another is.
    private final class FromBeginning extends InputStream {

        private long position;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = file.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(read, 0);
            return read;
        }
    }
}
