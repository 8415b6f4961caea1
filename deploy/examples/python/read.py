"""What is released of one indicator: python3 read.py BOOTSTRAP REGISTRY MISSION"""

import sys

from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition
from confluent_kafka.avro import CachedSchemaRegistryClient
from confluent_kafka.avro.serializer.message_serializer import MessageSerializer

bootstrap, registry, mission = sys.argv[1:4]
partition = TopicPartition(f"pollwatch.{mission}.released-rates.v1", 0, OFFSET_BEGINNING)
values = MessageSerializer(CachedSchemaRegistryClient({"url": registry}))
consumer = Consumer(
    {
        "bootstrap.servers": bootstrap,
        "group.id": "media.read",
        "isolation.level": "read_committed",
        "enable.auto.commit": False,
    }
)
_, end = consumer.get_watermark_offsets(partition)
consumer.assign([partition])

last = {}
offset = 0
while offset < end:
    record = consumer.poll(10)
    if record is None:
        break
    offset = record.offset() + 1
    key = record.key().decode()
    if record.value() is None:
        last.pop(key, None)  # taken back
    else:
        last[key] = values.decode_message(record.value())
consumer.close()

for key in sorted(last):
    for it in last[key]["indicators"]:
        if it["id"] == "group_voting":
            flagged, applicable = it["flagged"], it["applicable"]
            if flagged is None:
                print(f"{key}  withheld ({it['withheld']}), of {applicable}")
            else:
                print(f"{key}  {flagged} of {applicable} = {100 * flagged / applicable:.1f} %")
