package org.pollwatch.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one write-buffer budget for all RocksDB stores of the process, instead of the default's 100 MB and
 * more for each store of each partition. Kafka Streams makes one object a store and knows no place for what they share,
 * hence the holder.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
    /** Made when the first store opens, for as long as the process lives. */
    private static final class Holder {
        private static final long CACHE_BYTES = 64L << 20;
        private static final long WRITE_BUFFER_BYTES = 24L << 20;
        private static final Cache CACHE;
        private static final WriteBufferManager WRITE_BUFFERS;

        static {
            RocksDB.loadLibrary();
            CACHE = new LRUCache(CACHE_BYTES);
            WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Holder.CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(Holder.WRITE_BUFFERS);
        options.setWriteBufferSize(8L << 20);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String storeName, Options options) {
        // What is shared outlives the store.
    }
}
