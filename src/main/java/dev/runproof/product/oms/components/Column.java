package dev.runproof.product.oms.components;

/** A column of the documents' tables. */
enum Column {
    HA_OFF("HA off"),
    HA_ON("HA on");

    private final String told;

    Column(String told) {
        this.told = told;
    }

    @Override
    public String toString() {
        return told;
    }
}
