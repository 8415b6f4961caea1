package org.pollwatch.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the program folded a statement. */
public final class CodeVersion {
    private static final String FILE = "version.properties";

    private CodeVersion() {}

    /** @return for example 0.1.0 */
    public static String text() {
        try (InputStream file = CodeVersion.class.getResourceAsStream(FILE)) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
