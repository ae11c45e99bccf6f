package dev.medley.training.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs TorchScript source into the archive that the engine loads: a zip, all entries stored, of an object without attributes and the source of its class.
public final class Archive {

  private static final String HEADER = "class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n";

  private Archive() {}

  /// @param methods definitions of methods, each line indented by two or more
  public static byte[] pack(String methods) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", pickle());
      put(zip, "code/__torch__.py", (HEADER + methods).getBytes(StandardCharsets.UTF_8));
      put(zip, "constants.pkl", new byte[]{(byte) 0x80, 2, ')', '.'});
      put(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
      put(zip, "byteorder", "little".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Protocol 2: an object of class `__torch__.M` whose state is `{training: true}`.
  private static byte[] pickle() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[]{(byte) 0x80, 2, 'c'});
    out.writeBytes("__torch__\nM\n".getBytes(StandardCharsets.UTF_8));
    out.writeBytes(new byte[]{')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0});
    out.writeBytes("training".getBytes(StandardCharsets.UTF_8));
    out.writeBytes(new byte[]{(byte) 0x88, 'u', 'b', '.'});
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry("m/" + name);
    var crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
