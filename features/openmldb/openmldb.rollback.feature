@procedure:openmldb @rollback
Feature: The way back from a rolling upgrade of an OpenMLDB cluster
  The document has none, only copies of programs. It goes back in the reverse order, one component at a time, from whatever
  state each is in, and ends only when every item of the baseline is equal again at two looks.

  @added:openmldb-rollback @step:OM-R0 @readonly
  Scenario: Find how far the upgrade has come
    Given it is found out what the upgrade has changed
    Then every backup is as the programs were before the upgrade

  @added:openmldb-rollback @step:OM-R0 @step:OM-S2 @mutating @manual
  Scenario: Confirm the way back
    Behind the resume of writes it needs a decision of its own, and a new freeze.

    Given the operator confirms the way back of the cluster
    When the offsets are recorded anew if writes were resumed
    Then nobody writes on the way back

  @each-backwards:application
  Rule: SDKs first

    @added:openmldb-rollback @step:OM-R5 @mutating
    Scenario: Bring the SDKs back
      When the pom file of before is put back
      And the Python SDK of before is installed

  @each-backwards:apiserver
  Rule: The apiservers go back

    @added:openmldb-rollback @step:OM-R4 @mutating
    Scenario: Bring the apiserver back
      When the apiserver is stopped if it was exchanged
      And the programs of the apiserver are put back
      And the apiserver of before is started
      Then the apiserver serves the release of before

  @each-backwards:taskmanager
  Rule: The taskmanagers go back

    @added:openmldb-rollback @step:OM-R3 @mutating
    Scenario: Bring the taskmanager back
      Given no job of the taskmanager is unfinished
      When the taskmanager is stopped if it was exchanged
      And the programs of the taskmanager are put back
      And the taskmanager of before is started
      Then the taskmanager serves the release of before

  @each-backwards:tablet
  Rule: The tablets go back, the last one first

    @added:openmldb-rollback @step:OM-R2 @step:OM-S3 @step:OM-S6 @mutating
    Scenario: Move the leaders away from an exchanged tablet
      When the leaders are moved away from the tablet if it was exchanged

    @added:openmldb-rollback @step:OM-R2 @step:OM-S4 @mutating
    Scenario: Bring the programs of the tablet back
      When the tablet is stopped if it was exchanged
      And the programs of the tablet are put back
      And the tablet of before is started
      Then the tablet serves the release of before

    @added:openmldb-rollback @step:OM-R2 @step:OM-S3 @step:OM-S5 @step:OM-S6 @mutating
    Scenario: Bring the leaders back to a tablet of before
      Given the data of the tablet is recovered on the way back
      And the tablet is back with the release of before
      When the leaders are brought back to the tablet on the way back
      Then leaders and replicas of the tablet are as before the upgrade

  @each-backwards:nameserver
  Rule: The nameservers that stand by go back before the leader

    @added:openmldb-rollback @step:OM-R1 @step:OM-S4 @mutating
    Scenario: Bring a standby nameserver back
      When the standby nameserver is stopped if it was exchanged
      And the programs of the standby nameserver are put back
      And the standby nameserver of before is started
      Then the standby nameserver serves the release of before

  @each-backwards:nameserver
  Rule: The nameserver that leads goes back last

    @added:openmldb-rollback @step:OM-R1 @step:OM-S4 @mutating
    Scenario: Bring the leading nameserver back
      When the leading nameserver is stopped if it was exchanged
      And the programs of the leading nameserver are put back
      And the leading nameserver of before is started
      Then the leading nameserver serves the release of before

  Rule: In the end

    @added:openmldb-rollback @step:OM-R6 @readonly
    Scenario: The whole cluster is as it was
      Two looks, each item against the baseline; one that cannot be read is unknown, never rolled back.

      Then every component is as before the upgrade
      And the cluster is as before the upgrade at two looks
