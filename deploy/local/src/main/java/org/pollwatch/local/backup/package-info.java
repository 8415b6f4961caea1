/**
 * The campaign's log as files, and back: an Avro container for each partition of what people wrote, checksums beside them.
 * What the topology computes is left out; it computes it again.
 */
package org.pollwatch.local.backup;
