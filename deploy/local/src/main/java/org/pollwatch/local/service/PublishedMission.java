package org.pollwatch.local.service;

import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.service.MissionPublication.Published;

/** A step of the start: the mission's topics, schemas and definition are there. Nothing of it keeps running. */
public final class PublishedMission implements LocalSet.Service {

    private final MissionFiles files;

    /** @param files the mission, checked */
    public PublishedMission(MissionFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "mission";
    }

    @Override
    public LocalSet.Running start(LocalSet.Base base) {
        Published publication =
                new MissionPublication(base.bootstrap(), base.registry().toString()).publish(files);
        String text = files.mission().id() + ", revision " + publication.revision();
        return new LocalSet.Running(text, () -> {});
    }
}
