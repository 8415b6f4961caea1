package org.pollwatch.contract.mission;

import org.pollwatch.contract.avro.DefinitionKind;

/**
 * A part of a mission's definition as it is published.
 *
 * @param id unique within the kind; for a form its id and version with a slash between
 * @param document the file's text; for an area or a place a JSON object of the row's columns
 */
public record Piece(DefinitionKind kind, String id, String document) {}
