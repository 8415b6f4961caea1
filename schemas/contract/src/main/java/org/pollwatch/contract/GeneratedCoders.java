package org.pollwatch.contract;

import org.apache.avro.specific.SpecificData;

/**
 * Avro's model of a generated record that lets the code that was generated for it read and write it, also where it lies
 * inside another, instead of walking its schema: the same bytes in half the time.
 */
public final class GeneratedCoders {
    private GeneratedCoders() {}

    /**
     * @param type a class that Avro generated
     * @return a model of its own, with the conversions of times and dates that the record was generated with
     */
    public static SpecificData of(Class<?> type) {
        SpecificData coders = new SpecificData(type.getClassLoader());
        SpecificData.getForClass(type).getConversions().forEach(coders::addLogicalTypeConversion);
        coders.setCustomCoders(true);
        coders.setFastReaderEnabled(false); // it walks the schema
        return coders;
    }
}
