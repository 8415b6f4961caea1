package org.pollwatch.local.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The records of one partition as an Avro container: readable by any Avro tool, values as they were on the wire. */
final class BackupFile {
    private static final Schema HEADER = SchemaBuilder.record("RecordHeader")
            .namespace("org.pollwatch.backup")
            .fields()
            .requiredString("name")
            .optionalBytes("value")
            .endRecord();
    private static final Schema RECORD = SchemaBuilder.record("LogRecord")
            .namespace("org.pollwatch.backup")
            .doc("One record of a partition; value in Confluent's wire format, schema ids as in the manifest.")
            .fields()
            .requiredLong("offset")
            .requiredLong("timestamp")
            .optionalString("key")
            .optionalBytes("value")
            .name("headers")
            .type(Schema.createArray(HEADER))
            .noDefault()
            .endRecord();

    private BackupFile() {}

    /**
     * One record.
     *
     * @param timestamp in milliseconds since 1970, as its producer set it
     * @param value empty for a tombstone
     */
    record Entry(long offset, long timestamp, String key, Optional<byte[]> value, List<Header> headers) {
        static Entry of(ConsumerRecord<String, byte[]> record) {
            return new Entry(
                    record.offset(),
                    record.timestamp(),
                    record.key(),
                    Optional.ofNullable(record.value()),
                    List.of(record.headers().toArray()));
        }
    }

    /** Writes a new file. */
    static final class Writer implements Closeable {
        private final DataFileWriter<GenericRecord> file =
                new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(RECORD));

        Writer(Path path) throws IOException {
            file.setCodec(CodecFactory.deflateCodec(6));
            file.create(RECORD, path.toFile());
        }

        void write(Entry entry) throws IOException {
            GenericRecord record = new GenericData.Record(RECORD);
            record.put("offset", entry.offset);
            record.put("timestamp", entry.timestamp);
            record.put("key", entry.key);
            record.put("value", entry.value.map(ByteBuffer::wrap).orElse(null));
            List<GenericRecord> headers = new ArrayList<>();
            for (Header each : entry.headers) {
                GenericRecord header = new GenericData.Record(HEADER);
                header.put("name", each.key());
                header.put("value", each.value() == null ? null : ByteBuffer.wrap(each.value()));
                headers.add(header);
            }
            record.put("headers", headers);
            file.append(record);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** Hands over every record, in the order of their offsets. */
    static void read(Path path, Consumer<Entry> reader) throws IOException {
        try (DataFileReader<GenericRecord> file =
                new DataFileReader<>(path.toFile(), new GenericDatumReader<GenericRecord>(null, RECORD))) {
            for (GenericRecord record : file) {
                List<Header> headers = new ArrayList<>();
                for (Object each : (List<?>) record.get("headers")) {
                    GenericRecord header = (GenericRecord) each;
                    headers.add(new RecordHeader(
                            header.get("name").toString(),
                            bytes(header.get("value")).orElse(null)));
                }
                reader.accept(new Entry(
                        (Long) record.get("offset"),
                        (Long) record.get("timestamp"),
                        record.get("key") == null ? null : record.get("key").toString(),
                        bytes(record.get("value")),
                        headers));
            }
        }
    }

    private static Optional<byte[]> bytes(Object value) {
        if (value == null) {
            return Optional.empty();
        }
        ByteBuffer buffer = (ByteBuffer) value;
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return Optional.of(bytes);
    }
}
