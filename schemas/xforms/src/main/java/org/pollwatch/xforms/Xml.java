package org.pollwatch.xforms;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements with their attributes; prefixes are part of the names. */
public final class Xml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    public Xml() {
        try {
            this.out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    /** @param attributes names and values in turn */
    public Xml open(String name, String... attributes) {
        try {
            out.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                out.writeAttribute(attributes[i], attributes[i + 1]);
            }
            return this;
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    public Xml close() {
        try {
            out.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    /** An element with nothing inside. */
    public Xml empty(String name, String... attributes) {
        return open(name, attributes).close();
    }

    /** An element with text inside. */
    public Xml text(String name, String content, String... attributes) {
        open(name, attributes);
        try {
            out.writeCharacters(content);
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
        return close();
    }

    /** @return everything, once the root is closed */
    public String finish() {
        try {
            out.writeEndDocument();
            out.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(XMLStreamException cause) {
        return new IllegalStateException("text in memory can be written", cause);
    }
}
