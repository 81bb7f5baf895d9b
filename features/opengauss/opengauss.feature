@procedure:opengauss
Feature: Upgrade of openGauss's cluster management
  The cluster management (CM) of an openGauss cluster is replaced on all nodes at once: neither rolling nor node by node.
  The document's order is kept, except where it comes too late: the identity is proved first, and the package is verified
  before anything of it reaches a node.

  @doc:opengauss-cm-upgrade/2b98831#upgrading-cluster-management-components @step:OG-6 @readonly
  Scenario: Work as the cluster user
    Every later command runs as the cluster user, with his environment; an empty variable would make wrong answers look
    right.

    Given the cluster user is logged in on every node
    And the environment of the cluster user is complete on every node
    Then the installation belongs to the cluster user on every node

  @doc:opengauss-cm-upgrade/2b98831#procedure @step:OG-P1 @step:OG-P2 @readonly
  Scenario: Nothing else changes the cluster
    Nodes are neither added nor dropped meanwhile, and no other upgrade is going on or was left unfinished. No operation is
    needed beforehand, and none may be half done.

    Then no other tool changes the cluster

  @doc:opengauss-cm-upgrade/2b98831#procedure @step:OG-P3 @readonly @manual
  Scenario: Off-peak hours
    Nobody arbitrates while cluster management is replaced.

    Then the operator confirms off-peak hours

  @doc:opengauss-cm-upgrade/2b98831#procedure @step:OG-P5 @readonly
  Scenario: The nodes reach each other
    All ordered pairs are tried, since the upgrade tool itself would only use those of one node.

    Then every node reaches every node without a password

  @doc:opengauss-cm-upgrade/2b98831#preparing-for-and-checking-the-cluster-management-component-upgrade @step:OG-P4 @step:OG-2 @step:OG-P6 @readonly
  Scenario: Obtain and verify the package
    The controller's copy is verified before anything of it reaches a node.

    Given the package is a readable file on the controller
    Then the package is the official one
    And the package is complete
    And the package fits every node

  @doc:opengauss-cm-upgrade/2b98831#checking-whether-the-installation-version-supports-the-upgrade-of-cluster-management-components @step:OG-1 @readonly
  Scenario: The installed tools support the upgrade
    The help must offer the upgrade, and the release must be able to carry it out.

    Given the upgrade tool is usable on every node
    Then the help of the upgrade tool offers the upgrade of cluster management

  @doc:opengauss-cm-upgrade/2b98831#preparing-for-and-checking-the-cluster-management-component-upgrade @step:OG-3 @readonly
  Scenario: The operating system is healthy
    Judged by the text on every node: the tool ends well with abnormal items too.

    Then the operating system is healthy on every node

  @doc:opengauss-cm-upgrade/2b98831#preparing-for-and-checking-the-cluster-management-component-upgrade @step:OG-4 @readonly
  Scenario: The disks are not too full
    Disk usage is below 80 percent for every directory of the cluster, and where the package will go.

    Then the disk for the package is not too full
    And no disk of the cluster is too full

  @doc:opengauss-cm-upgrade/2b98831#preparing-for-and-checking-the-cluster-management-component-upgrade @step:OG-5 @readonly
  Scenario: The database is in order
    Normal, or degraded by a decision that is on record.

    Then the database is in a state to start from

  @doc:opengauss-cm-upgrade/2b98831#upgrading-cluster-management-components @step:OG-7 @mutating
  Scenario: Make the package directory
    When the package directory is made on the upgrade node
    Then the package directory is usable for the cluster user
    And the disk of the package directory is not too full

  @doc:opengauss-cm-upgrade/2b98831#upgrading-cluster-management-components @step:OG-8 @step:OG-2 @step:OG-P6 @mutating
  Scenario: Upload the package
    A file of that name with another content is never overwritten. What lies on the node is verified once more.

    When the package is uploaded to the upgrade node
    Then the uploaded package equals the one on the controller
    And the permissions of the uploaded package are right

  @doc:opengauss-cm-upgrade/2b98831#checking-cluster-management-components-after-the-upgrade @step:OG-9 @mutating
  Scenario: Record the cluster before the upgrade
    The document compares with the state before the upgrade; it is recorded here, and the settings are kept, since the tool
    rewrites them.

    Given the preparation is recent enough
    When the cluster is recorded as it is before the upgrade
    And the settings of cluster management are kept on every node

  @added:opengauss-start-conditions @step:OG-9 @readonly
  Scenario: The cluster can take the upgrade
    Cluster management would come back on every node, the cluster is the one that the environment names, and no node would
    be downgraded.

    Given cluster management would be started again on every node
    And the cluster is the expected one
    Then every node is at target or to change as the variant expects

  @doc:opengauss-cm-upgrade/2b98831#upgrading-cluster-management-components @step:OG-9 @step:OG-P1 @mutating @irreversible
  Scenario: Upgrade the cluster management components
    The point of no return: started once, watched on every node, never repeated by itself.

    Given the operator confirms the upgrade
    When the cluster management components are upgraded
    Then no scaling ran beside the upgrade

  @doc:opengauss-cm-upgrade/2b98831#checking-cluster-management-components-after-the-upgrade @step:OG-10 @readonly
  Scenario: The cluster is back
    The same state as before or a more available one, and every CMServer and datanode as it was.

    Then the cluster is at least as available as before the upgrade

  @doc:opengauss-cm-upgrade/2b98831#checking-cluster-management-components-after-the-upgrade @step:OG-11 @readonly
  Scenario: The backups are there
    One new backup on every node; it is the only way back.

    Then every node has the backup of the upgrade
    And every backup can be unpacked

  @doc:opengauss-cm-upgrade/2b98831#checking-cluster-management-components-after-the-upgrade @step:OG-12 @readonly
  Scenario: The new version is there and runs
    On every node, by version, by the digests of the programs and by the age of the processes.

    Then every node has the version of the package
    And every node runs the new programs

  @doc:opengauss-cm-upgrade/2b98831#checking-cluster-management-components-after-the-upgrade @step:OG-N1 @step:OG-P7 @readonly
  Scenario: Nodes that are added later
    They get the cluster management of their installation and need this procedure again, in its other variant.

    Then nodes that are added later are told of

  @added:opengauss-end @step:OG-10 @step:OG-11 @step:OG-12 @readonly
  Scenario: All of it holds in the end
    What was proved once may have been undone since: everything is read once more, the only way back above all.

    Then cluster, programs and backups are as they were proved
