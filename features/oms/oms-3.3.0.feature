@procedure:oms-3.3.0
Feature: Upgrade of OMS Community Edition from 3.2.2 to 3.3.0
  OMS stands still from the stop to the end of the verification. Nothing is dropped and no file is overwritten on the way
  forward: until the metadata is initialised the way back is to start the old container again, from then on it is the restore
  of a backup that was proved before.

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-0 @readonly
  Scenario: Find the installation
    Given one container of OMS runs on every node
    And the configuration of every node is read
    And the version that runs is one the document starts from

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-0 @step:OMS330-5 @readonly
  Scenario: Record what is there and see that the new version can run
    Given topology, projects and databases are recorded
    And the structure of every database is recorded
    And what the new containers need is there
    And room and clocks suffice
    And high availability is recorded
    And the components of every project are recorded

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-0 @mutating @manual
  Scenario: Ask what only a person can know
    Given the operator confirms what only a person can know

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-1 @mutating
  Scenario: Stop the old version
    Given the moment of the stop is noted
    When the old container is stopped on every node
    Then OMS stands still on every node

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-2 @mutating
  Scenario: Prune the sequence of heartbeats
    It makes the backup shorter and nothing else; where it fails the upgrade goes on.

    When the sequence of heartbeats is pruned

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-3 @mutating
  Scenario: Back up all databases
    Nothing behind this is done before every dump was restored into a database of its own and compared.

    When every database is dumped
    Then every dump is proved by a trial restore
    And the configuration of every node is copied
    And the backup is written down in a manifest

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-4 @mutating
  Scenario: Load the image
    When the image is loaded on every node
    Then every node has the same new image

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-5 @step:OMS330-6 @mutating
  Scenario: Start the new version
    Given the new containers can start
    When the new container is started on every node
    Then every documented parameter holds on every node

  @added:oms-3.3.0-readiness @step:OMS330-7 @readonly
  Scenario: Wait for the programs of the new version
    Then the programs of the new containers are ready

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-8 @mutating
  Scenario: Initialise the metadata
    The script is never interrupted and never repeated by itself.

    Given the beginning of the initialisation is noted
    When the metadata is initialised
    Then every database was migrated
    And all programs run on every node

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-9 @mutating @manual
  Scenario: Clear the caches of browsers
    Given the caches of all browsers are cleared

  @doc:oms-3.3.0-upgrade/61d2053#upgrade-procedure @step:OMS330-9 @readonly
  Scenario: Verify the new version
    Then every node is healthy
    And every node is online with a new heartbeat
    And the console shows every server as Online
    And the projects are the same as before
    And the structure of every database is as the initialisation left it
    And the console names the new version
    And the components are as documented with high availability off
    And the new version alone runs on every node
