package org.pollwatch.local.cli;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code, for a terminal and as a picture. */
final class QrCode {

    private static final int QUIET = 4;
    private static final int PIXELS = 8;
    private static final int WHITE = 0xFFFFFF;

    private final BitMatrix cells;

    private QrCode(BitMatrix cells) {
        this.cells = cells;
    }

    /** @throws IllegalArgumentException if the text is too long for a QR code */
    static QrCode of(String text) {
        Map<EncodeHintType, Object> hints =
                Map.of(EncodeHintType.MARGIN, QUIET, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        try {
            return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** Two rows of cells a line; light cells are drawn, so that it reads on a dark terminal. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < cells.getHeight(); y += 2) {
            for (int x = 0; x < cells.getWidth(); x++) {
                boolean upper = !cells.get(x, y);
                boolean lower = y + 1 >= cells.getHeight() || !cells.get(x, y + 1);
                text.append(upper ? (lower ? '█' : '▀') : (lower ? '▄' : ' '));
            }
            text.append('\n');
        }
        return text.toString();
    }

    void png(Path file) throws IOException {
        int width = cells.getWidth() * PIXELS;
        int height = cells.getHeight() * PIXELS;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, cells.get(x / PIXELS, y / PIXELS) ? 0 : WHITE);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
