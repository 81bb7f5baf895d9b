@procedure:oms-4.2.9
Feature: Upgrade of OMS Community Edition from 4.2.0 to 4.2.8 to 4.2.9
  OMS stands still from the stop to the end of the verification. Nothing is dropped and no file is overwritten on the way
  forward: until the metadata is initialised the way back is to start the old container again, from then on it is the restore
  of a backup that was proved before.

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-0 @readonly
  Scenario: Find the installation
    Given one container of OMS runs on every node
    And the configuration of every node is read
    And the version that runs is one the document starts from

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-0 @step:OMS429-6 @readonly
  Scenario: Record what is there and see that the new version can run
    Given topology, projects and databases are recorded
    And the structure of every database is recorded
    And what the new containers need is there
    And room and clocks suffice
    And high availability is recorded
    And the components of every project are recorded

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-0 @mutating @manual
  Scenario: Ask what only a person can know
    Given the operator confirms what only a person can know

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-1 @mutating
  Scenario: Switch high availability off
    When high availability is switched off if it is on
    Then only the switch of high availability has changed

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-2 @mutating
  Scenario: Stop the old version
    Given the moment of the stop is noted
    When the old container is stopped on every node
    Then OMS stands still on every node

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-3 @mutating
  Scenario: Prune the sequence of heartbeats
    It makes the backup shorter and nothing else; where it fails the upgrade goes on.

    When the sequence of heartbeats is pruned

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-4 @mutating
  Scenario: Back up all databases
    Nothing behind this is done before every dump was restored into a database of its own and compared.

    When every database is dumped
    Then every dump is proved by a trial restore
    And the configuration of every node is copied
    And the backup is written down in a manifest

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-5 @mutating
  Scenario: Load the image
    When the image is loaded on every node
    Then every node has the same new image

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-6 @step:OMS429-7 @mutating
  Scenario: Start the new version
    Given the new containers can start
    When the new container is started on every node
    Then every documented parameter holds on every node

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-8 @readonly
  Scenario: Wait for the programs of the new version
    Then the programs of the new containers are ready

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-8 @step:OMS429-8a @mutating
  Scenario: Initialise the metadata
    The script is never interrupted and never repeated by itself.

    Given the beginning of the initialisation is noted
    When the metadata is initialised
    Then every database was migrated
    And all programs run on every node

  @added:oms-4.2.9-browser-cache @step:OMS429-13 @mutating @manual
  Scenario: Clear the caches of browsers
    Given the caches of all browsers are cleared

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-9 @readonly
  Scenario: Verify the new version
    Then every node is healthy
    And every node is online with a new heartbeat
    And the console shows every server as Online
    And the projects are the same as before
    And the structure of every database is as the initialisation left it
    And the console names the new version
    And the components are as documented with high availability off

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-10 @step:OMS429-11 @mutating
  Scenario: Switch high availability on
    When high availability is switched on if it was on
    Then high availability is as it was and reaches back to the stop

  @doc:oms-4.2.9-upgrade/bd58998#upgrade-procedure @step:OMS429-12 @mutating
  Scenario: Compare the components
    The moment of the first stop is kept for a later run until all of them were seen to run.

    Then the components are as documented with high availability on
    And the new version alone runs on every node
