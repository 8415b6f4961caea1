package org.pollwatch.xforms;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a submission: its name without prefix, attributes, text, and elements inside. A submission needs no document
 * type, so none is read: no entity is ever expanded or fetched.
 */
final class XmlNode {
    private static final int DEEPEST = 8;
    private static final int MOST = 50_000;

    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlNode(XMLStreamReader in) {
        this.name = in.getLocalName();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
    }

    /** @throws UnreadableSubmission if it is no XML, holds a document type, or is too deep or too large */
    static XmlNode parse(InputStream xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(xml);
            try {
                return read(in);
            } finally {
                in.close();
            }
        } catch (UnreadableSubmission e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            // On some malformed entities the JDK's parser falls over its own messages: MissingResourceException and
            // others.
            throw new UnreadableSubmission("well-formed XML");
        }
    }

    private static XmlNode read(XMLStreamReader in) throws XMLStreamException {
        List<XmlNode> open = new ArrayList<>();
        int count = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++count > MOST || open.size() >= DEEPEST) {
                        throw new UnreadableSubmission("at most " + MOST + " elements, " + DEEPEST + " deep");
                    }
                    XmlNode node = new XmlNode(in);
                    if (!open.isEmpty()) {
                        open.get(open.size() - 1).children.add(node);
                    }
                    open.add(node);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    Optional.of(open)
                            .filter(it -> !it.isEmpty())
                            .ifPresent(it -> it.get(it.size() - 1).text.append(in.getText()));
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlNode closed = open.remove(open.size() - 1);
                    if (open.isEmpty()) {
                        return closed;
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableSubmission("no document type and no entities");
                default -> {}
            }
        }
        throw new UnreadableSubmission("an element");
    }

    String name() {
        return name;
    }

    /** @return the attribute, by its name without prefix */
    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).filter(it -> !it.isBlank());
    }

    List<XmlNode> children() {
        return children;
    }

    List<XmlNode> all(String child) {
        return children.stream().filter(it -> it.name.equals(child)).toList();
    }

    /** @return the first element of that name inside */
    Optional<XmlNode> find(String child) {
        return children.stream().filter(it -> it.name.equals(child)).findFirst();
    }

    /** @return the text of the first element of that name inside; empty where it is blank */
    Optional<String> value(String child) {
        return find(child).map(it -> it.text.toString().strip()).filter(it -> !it.isEmpty());
    }

    /** @return whether there is no text in it, however deep */
    boolean isBlank() {
        return text().isEmpty() && children.stream().allMatch(XmlNode::isBlank);
    }

    String text() {
        return text.toString().strip();
    }
}
