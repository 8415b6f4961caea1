// What is released of one indicator: node read.js BOOTSTRAP REGISTRY MISSION
import { Kafka, logLevel } from 'kafkajs'
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry'

const [bootstrap, host, mission] = process.argv.slice(2)
const topic = `pollwatch.${mission}.released-rates.v1`
const kafka = new Kafka({ clientId: 'media', brokers: [bootstrap], logLevel: logLevel.NOTHING })
const registry = new SchemaRegistry({ host })

const admin = kafka.admin()
await admin.connect()
const end = Number((await admin.fetchTopicOffsets(topic))[0].high)
await admin.disconnect()

const last = new Map()
const consumer = kafka.consumer({ groupId: `media.${Date.now()}` }) // read_committed is kafkajs' default
await consumer.connect()
await consumer.subscribe({ topic, fromBeginning: true })
await new Promise((done) => {
  consumer.run({
    eachMessage: async ({ message }) => {
      const key = message.key.toString()
      if (message.value === null) {
        last.delete(key) // taken back
      } else {
        last.set(key, await registry.decode(message.value))
      }
      if (Number(message.offset) + 1 >= end) done()
    },
  })
})
await consumer.disconnect()

for (const key of [...last.keys()].sort()) {
  for (const it of last.get(key).indicators) {
    if (it.id !== 'group_voting') continue
    const flagged = it.flagged
    console.log(
      flagged === null
        ? `${key}  withheld (${it.withheld}), of ${it.applicable}`
        : `${key}  ${flagged} of ${it.applicable} = ${((100 * Number(flagged)) / Number(it.applicable)).toFixed(1)} %`,
    )
  }
}
