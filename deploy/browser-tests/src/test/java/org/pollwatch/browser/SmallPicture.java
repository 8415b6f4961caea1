package org.pollwatch.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** Pictures for the documents. The browser is in a hurry and keeps an alpha channel; a fifth less without either. */
final class SmallPicture {
    private SmallPicture() {}

    /** Writes a screenshot anew, small, and fails if it is not below so many bytes. */
    static void make(Path file, long mostBytes) throws IOException {
        compress(file);
        System.out.printf("%s: %d kB%n", file, Files.size(file) / 1_000);
        assertThat(Files.size(file)).isLessThan(mostBytes);
    }

    private static void compress(Path file) throws IOException {
        BufferedImage taken = ImageIO.read(file.toFile());
        BufferedImage opaque = new BufferedImage(taken.getWidth(), taken.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(taken, 0, 0, null);
        canvas.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0);
        Files.delete(file);
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
